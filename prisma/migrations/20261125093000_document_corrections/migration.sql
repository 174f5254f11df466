-- CreateTable
CREATE TABLE "DocumentCorrection" (
    "id" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "target" JSONB NOT NULL,
    "read" JSONB NOT NULL,
    "value" JSONB NOT NULL,
    "anchor" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "correctedById" TEXT,
    "correctedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DocumentCorrection_documentId_idx" ON "DocumentCorrection"("documentId");

-- AddForeignKey
ALTER TABLE "DocumentCorrection" ADD CONSTRAINT "DocumentCorrection_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentCorrection" ADD CONSTRAINT "DocumentCorrection_correctedById_fkey" FOREIGN KEY ("correctedById") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
