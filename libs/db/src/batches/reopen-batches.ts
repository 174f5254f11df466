import type { Transaction } from '../client.ts';

/**
 * Documents are about to be read again: the batches that they, or copies of them, came with have not ended any more.
 * Before the documents are locked, as everywhere.
 */
export async function reopenBatchesOf(
  transaction: Transaction,
  documentIds: readonly string[],
): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Batch" SET "endedAt" = NULL
    WHERE "endedAt" IS NOT NULL AND id IN (
      SELECT "batchId" FROM "Document" WHERE id = ANY(${documentIds}) OR "duplicateOfId" = ANY(${documentIds})
    )`;
}
