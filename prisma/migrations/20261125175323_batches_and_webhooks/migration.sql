-- CreateEnum
CREATE TYPE "ArchiveStatus" AS ENUM ('PENDING', 'RUNNING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "WebhookDeliveryStatus" AS ENUM ('PENDING', 'DELIVERED', 'FAILED');

-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "asksModel" BOOLEAN,
ADD COLUMN     "batchId" TEXT,
ADD COLUMN     "ocrLanguages" TEXT,
ADD COLUMN     "readMilliseconds" INTEGER,
ADD COLUMN     "source" TEXT;

-- AlterTable
ALTER TABLE "Worker" ADD COLUMN     "ocrLanguages" TEXT[];

-- CreateTable
CREATE TABLE "Batch" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "classification" "Classification",
    "engine" TEXT,
    "ocrLanguages" TEXT,
    "asksModel" BOOLEAN,
    "pausedAt" TIMESTAMPTZ(3),
    "sealedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Archive" (
    "id" TEXT NOT NULL,
    "batchId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "uploadedById" TEXT,
    "fileName" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "ArchiveStatus" NOT NULL DEFAULT 'PENDING',
    "reasonCode" TEXT,
    "reasonMessage" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "leaseExpiresAt" TIMESTAMPTZ(3),
    "notBefore" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "files" INTEGER,
    "unpacked" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Archive_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BatchRefusal" (
    "id" TEXT NOT NULL,
    "batchId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "reasonCode" TEXT NOT NULL,
    "reasonMessage" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BatchRefusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Webhook" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "sealedSecret" TEXT NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMPTZ(3),
    "disabledWhy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" "WebhookDeliveryStatus" NOT NULL DEFAULT 'PENDING',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "leaseExpiresAt" TIMESTAMPTZ(3),
    "notBefore" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "answerStatus" INTEGER,
    "failure" TEXT,
    "milliseconds" INTEGER,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Batch_teamId_createdAt_id_idx" ON "Batch"("teamId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Batch_endedAt_sealedAt_idx" ON "Batch"("endedAt", "sealedAt");

-- CreateIndex
CREATE INDEX "Archive_batchId_createdAt_idx" ON "Archive"("batchId", "createdAt");

-- CreateIndex
CREATE INDEX "Archive_status_createdAt_idx" ON "Archive"("status", "createdAt");

-- CreateIndex
CREATE INDEX "BatchRefusal_batchId_createdAt_idx" ON "BatchRefusal"("batchId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "BatchRefusal_batchId_source_key" ON "BatchRefusal"("batchId", "source");

-- CreateIndex
CREATE INDEX "Webhook_teamId_createdAt_idx" ON "Webhook"("teamId", "createdAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_createdAt_idx" ON "WebhookDelivery"("webhookId", "createdAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_status_notBefore_idx" ON "WebhookDelivery"("status", "notBefore");

-- CreateIndex
CREATE INDEX "Document_batchId_status_idx" ON "Document"("batchId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Document_teamId_source_key" ON "Document"("teamId", "source");

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Batch" ADD CONSTRAINT "Batch_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Archive" ADD CONSTRAINT "Archive_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BatchRefusal" ADD CONSTRAINT "BatchRefusal_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "Batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Webhook" ADD CONSTRAINT "Webhook_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "Webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Batch" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "Batch" USING (is_own_team("teamId"));

ALTER TABLE "Archive" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "Archive" USING (is_own_team("teamId"));

ALTER TABLE "BatchRefusal" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "BatchRefusal" USING (is_own_team("teamId"));

ALTER TABLE "Webhook" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "Webhook" USING (is_own_team("teamId"));

ALTER TABLE "WebhookDelivery" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_team ON "WebhookDelivery" USING (is_own_team("teamId"));
