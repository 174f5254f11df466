-- CreateIndex
CREATE INDEX "Document_teamId_finishedAt_idx" ON "Document"("teamId", "finishedAt");
