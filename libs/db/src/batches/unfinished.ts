import { Prisma } from '../generated/client.ts';

/**
 * Whether something of batch `b` waits or is being read: a document, the original of a copy, an archive. Written once:
 * what shows a batch’s state, what finds batches by it and what ends them must mean the same.
 */
export const hasUnfinished = Prisma.sql`(
  EXISTS (SELECT FROM "Document" d WHERE d."batchId" = b.id AND d.status IN ('PENDING', 'QUEUED', 'RUNNING'))
  OR EXISTS (SELECT FROM "Archive" a WHERE a."batchId" = b.id AND a.status IN ('PENDING', 'RUNNING'))
  OR EXISTS (
    SELECT FROM "Document" copy JOIN "Document" original ON original.id = copy."duplicateOfId"
    WHERE copy."batchId" = b.id AND original.status IN ('PENDING', 'QUEUED', 'RUNNING')
  )
)`;
