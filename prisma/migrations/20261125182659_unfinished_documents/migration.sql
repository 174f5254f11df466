-- What waits, and what is under way. Partial, so that they stay as small as what they list, and so that they serve at
-- all: below row-level security a condition on an enum is never looked up in an index (its operator is not leakproof),
-- only the predicate of a partial index answers it. Without them each look at the queue read every document there is.
CREATE INDEX "Document_pending_idx" ON "Document" ("teamId", "batchId", "createdAt", "id")
  WHERE status = 'PENDING' AND "deletedAt" IS NULL;
CREATE INDEX "Document_under_way_idx" ON "Document" ("teamId", "batchId") WHERE status IN ('QUEUED', 'RUNNING');
