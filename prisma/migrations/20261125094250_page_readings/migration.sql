-- CreateEnum
CREATE TYPE "PageReadingStatus" AS ENUM ('PENDING', 'RUNNING', 'DONE', 'FAILED');

-- CreateTable
CREATE TABLE "PageReading" (
    "id" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "page" INTEGER NOT NULL,
    "engine" TEXT NOT NULL,
    "pageSegmentation" INTEGER,
    "requestedById" TEXT,
    "status" "PageReadingStatus" NOT NULL DEFAULT 'PENDING',
    "reasonCode" TEXT,
    "reasonMessage" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "leaseExpiresAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "milliseconds" INTEGER,
    "peakMemoryBytes" BIGINT,
    "confidence" DOUBLE PRECISION,
    "wordCount" INTEGER,
    "text" JSONB,

    CONSTRAINT "PageReading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PageReading_documentId_page_createdAt_idx" ON "PageReading"("documentId", "page", "createdAt");

-- CreateIndex
CREATE INDEX "PageReading_status_createdAt_idx" ON "PageReading"("status", "createdAt");

-- CreateIndex
CREATE INDEX "PageReading_requestedById_idx" ON "PageReading"("requestedById");

-- AddForeignKey
ALTER TABLE "PageReading" ADD CONSTRAINT "PageReading_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageReading" ADD CONSTRAINT "PageReading_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
