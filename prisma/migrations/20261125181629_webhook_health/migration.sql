-- DropIndex
DROP INDEX "WebhookDelivery_webhookId_createdAt_idx";

-- AlterTable
ALTER TABLE "Webhook" ADD COLUMN     "failingSince" TIMESTAMPTZ(3),
ADD COLUMN     "failuresInRow" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pausedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "sealedSecretBefore" TEXT,
ADD COLUMN     "secretBeforeUntil" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "WebhookDelivery" ADD COLUMN     "attemptsInRow" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "notBefore" SET NOT NULL,
ALTER COLUMN "notBefore" SET DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_createdAt_id_idx" ON "WebhookDelivery"("webhookId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "WebhookDelivery_webhookId_status_notBefore_idx" ON "WebhookDelivery"("webhookId", "status", "notBefore");

-- CreateIndex
CREATE INDEX "WebhookDelivery_createdAt_idx" ON "WebhookDelivery"("createdAt");
