import { documentReasons, mayEndDifferently } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { lockBatch } from './lock-batch.ts';
import { reopenBatchesOf } from './reopen-batches.ts';

/** Reasons that no other reading changes. */
const reasonsForEver = Object.keys(documentReasons).filter((code) => !mayEndDifferently(code));

const retryMilliseconds = 60_000;

/**
 * Puts in line again what failed, was refused or cancelled in a batch, where another reading may end differently: its
 * documents, and the originals of its copies. Gives how many. A cancelled batch goes on with them. Throws not_found;
 * conflict where there is nothing to read again.
 */
export async function retryBatch(database: Database, doer: Doer, id: string): Promise<number> {
  return inTeam(
    database,
    doer.teamId,
    async (transaction) => {
      await lockBatch(transaction, doer.teamId, id);
      const toRetry = await transaction.$queryRaw<{ id: string }[]>`
        SELECT id FROM "Document"
        WHERE "teamId" = ${doer.teamId} AND "duplicateOfId" IS NULL
          AND status IN ('FAILED', 'REJECTED', 'CANCELLED')
          AND NOT coalesce("reasonCode", '') = ANY(${reasonsForEver})
          AND ("batchId" = ${id} OR id IN (
            SELECT "duplicateOfId" FROM "Document" WHERE "batchId" = ${id} AND "duplicateOfId" IS NOT NULL
          ))`;
      const ids = toRetry.map((row) => row.id);
      await reopenBatchesOf(transaction, ids);
      const count = await transaction.$executeRaw`
        UPDATE "Document" SET status = 'PENDING', "reasonCode" = NULL, "reasonMessage" = NULL, "attemptsInRow" = 0,
          "notBefore" = NULL, "queuedAt" = now(), "finishedAt" = NULL
        WHERE id IN (
          SELECT id FROM "Document"
          WHERE id = ANY(${ids}) AND status IN ('FAILED', 'REJECTED', 'CANCELLED')
          ORDER BY id FOR UPDATE SKIP LOCKED
        )`;
      if (count === 0) {
        const message = 'Nothing in this batch can be read again with another end.';
        throw new AppError('conflict', message);
      }
      await transaction.batch.update({ where: { id }, data: { cancelledAt: null, endedAt: null } });
      await appendAuditEvents(transaction, doer, [
        { action: 'batch.retried', subject: id, details: { documents: count } },
      ]);
      return count;
    },
    { timeout: retryMilliseconds },
  );
}
