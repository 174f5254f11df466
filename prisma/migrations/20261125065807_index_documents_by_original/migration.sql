-- CreateIndex
CREATE INDEX "Document_duplicateOfId_idx" ON "Document"("duplicateOfId");
