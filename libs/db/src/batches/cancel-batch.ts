import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { announceEndedDocuments } from '../webhooks/announce.ts';
import { lockFor } from './change-batch.ts';
import { passOn } from './pass-on.ts';

/** Ten thousand documents at once. */
const cancelMilliseconds = 60_000;

/**
 * Ends a batch: what waits and what is being read becomes CANCELLED, all in one transaction. Whoever reads one of them
 * finds the lease gone and stops; whoever is writing an end at this moment is waited for. What others uploaded with the
 * same bytes is read in place of a cancelled original. Throws not_found, conflict.
 */
export async function cancelBatch(database: Database, doer: Doer, id: string): Promise<void> {
  await inTeam(
    database,
    doer.teamId,
    async (transaction) => {
      await lockFor(transaction, doer.teamId, id, 'cancel');
      const cancelled = await cancelOriginals(transaction, id);
      const passedOn = await passOn(transaction, id, cancelled);
      const copies = await cancelCopies(transaction, id);
      const archives = await cancelArchives(transaction, id);
      await forgetWaitingQuestions(transaction, id);
      const now = new Date();
      await transaction.$executeRaw`
        UPDATE "Batch" SET "cancelledAt" = ${now}, "sealedAt" = coalesce("sealedAt", ${now}), "pausedAt" = NULL
        WHERE id = ${id}`;
      await announceEndedDocuments(transaction, doer.teamId, [...cancelled, ...copies]);
      const details = {
        documents: cancelled.length,
        copies: copies.length,
        passedOn: passedOn.length,
        archives,
      };
      await appendAuditEvents(transaction, doer, [{ action: 'batch.cancelled', subject: id, details }]);
    },
    { timeout: cancelMilliseconds },
  );
}

async function cancelOriginals(transaction: Transaction, batchId: string): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    WITH unfinished AS (
      SELECT id FROM "Document"
      WHERE "batchId" = ${batchId} AND status IN ('PENDING', 'QUEUED', 'RUNNING')
      ORDER BY id FOR UPDATE
    )
    UPDATE "Document" d SET status = 'CANCELLED', "leaseOwner" = NULL, "leaseExpiresAt" = NULL, "progressStage" = NULL,
      "notBefore" = NULL, "finishedAt" = now()
    FROM unfinished WHERE d.id = unfinished.id
    RETURNING d.id`;
  return rows.map(({ id }) => id);
}

/**
 * Copies whose original would still be read. One whose original goes on elsewhere lets go of it: its end must not be
 * written here any more.
 */
async function cancelCopies(transaction: Transaction, batchId: string): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    UPDATE "Document" copy SET status = 'CANCELLED', "finishedAt" = now(),
      "duplicateOfId" = CASE WHEN original.status = 'CANCELLED' THEN original.id END
    FROM "Document" original
    WHERE original.id = copy."duplicateOfId" AND copy."batchId" = ${batchId} AND copy.status <> 'CANCELLED'
      AND copy.fields IS NULL AND original.status IN ('PENDING', 'QUEUED', 'RUNNING', 'CANCELLED')
    RETURNING copy.id`;
  return rows.map(({ id }) => id);
}

/** Archives that are not unpacked to the end: whoever unpacks one finds its lease gone. */
async function cancelArchives(transaction: Transaction, batchId: string): Promise<number> {
  const { count } = await transaction.archive.updateMany({
    where: { batchId, status: { in: ['PENDING', 'RUNNING'] } },
    data: {
      status: 'FAILED',
      reasonCode: 'cancelled',
      reasonMessage: 'The batch was cancelled.',
      leaseExpiresAt: null,
      finishedAt: new Date(),
    },
  });
  return count;
}

/** Questions to the language model that nobody asked by hand and that were not sent yet. */
async function forgetWaitingQuestions(transaction: Transaction, batchId: string): Promise<void> {
  await transaction.llmReading.deleteMany({
    where: { document: { batchId }, status: 'PENDING', requestedById: null },
  });
}
