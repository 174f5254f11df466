-- DropIndex
DROP INDEX "WebhookDelivery_status_notBefore_idx";

-- DropIndex
DROP INDEX "WebhookDelivery_webhookId_status_notBefore_idx";

-- What waits. Partial, for the reasons of "Document_pending_idx".
CREATE INDEX "WebhookDelivery_pending_idx" ON "WebhookDelivery" ("webhookId", "notBefore") WHERE status = 'PENDING';
CREATE INDEX "WebhookDelivery_due_idx" ON "WebhookDelivery" ("notBefore") WHERE status = 'PENDING';
