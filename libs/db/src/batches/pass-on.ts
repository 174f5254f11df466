import type { Transaction } from '../client.ts';

/**
 * Documents of a batch are not read, or not for now. Of what came with the same bytes outside it, the oldest is read in
 * place of each, and is the original of the others. Where an earlier reading left a result, that stands for all of
 * them: nothing to do. Gives how many were passed on.
 */
export async function passOn(
  transaction: Transaction,
  batchId: string,
  originals: readonly string[],
): Promise<{ original: string; heir: string }[]> {
  if (originals.length === 0) return [];
  return transaction.$queryRaw<{ original: string; heir: string }[]>`
    WITH heirs AS (
      SELECT DISTINCT ON (copy."duplicateOfId") copy.id AS heir, copy."duplicateOfId" AS original
      FROM "Document" copy
      JOIN "Document" d ON d.id = copy."duplicateOfId"
      LEFT JOIN "Batch" b ON b.id = copy."batchId"
      WHERE d.id = ANY(${originals}) AND d.fields IS NULL AND copy."batchId" IS DISTINCT FROM ${batchId}
        AND copy.status <> 'CANCELLED' AND b."pausedAt" IS NULL
      ORDER BY copy."duplicateOfId", copy."createdAt", copy.id
    ), others AS (
      UPDATE "Document" d SET "duplicateOfId" = heirs.heir FROM heirs
      WHERE d."duplicateOfId" = heirs.original AND d.id <> heirs.heir AND d."batchId" IS DISTINCT FROM ${batchId}
        AND d.status <> 'CANCELLED'
    ), passed AS (
      UPDATE "Document" d SET "duplicateOfId" = NULL, status = 'PENDING', "finishedAt" = NULL, "queuedAt" = now()
      FROM heirs WHERE d.id = heirs.heir
    )
    SELECT original, heir FROM heirs`;
}
