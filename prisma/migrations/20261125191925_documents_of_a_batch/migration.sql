-- DropIndex
DROP INDEX "Document_batchId_status_idx";

-- CreateIndex
CREATE INDEX "Document_batchId_createdAt_id_idx" ON "Document"("batchId", "createdAt" DESC, "id");
