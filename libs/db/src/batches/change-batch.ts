import { whyNot, type BatchDeed } from '@gemmavision/domain/batches';
import { AppError } from '@gemmavision/domain/errors';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import type { Batch } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { becomeCopy } from './become-copy.ts';
import { lockBatch } from './lock-batch.ts';
import { passOn } from './pass-on.ts';
import { hasUnfinished } from './unfinished.ts';

/** Gives a batch another name. Throws not_found. */
export async function renameBatch(database: Database, doer: Doer, id: string, name: string): Promise<void> {
  await inTeam(database, doer.teamId, async (transaction) => {
    const row = await lockBatch(transaction, doer.teamId, id);
    if (row.name === name) return;
    await transaction.batch.update({ where: { id }, data: { name } });
    await appendAuditEvents(transaction, doer, [{ action: 'batch.renamed', subject: id }]);
  });
}

/** No more documents come: who is uploading one at this moment gets it in or is refused. Throws not_found, conflict. */
export async function sealBatch(database: Database, doer: Doer, id: string): Promise<void> {
  await inTeam(database, doer.teamId, async (transaction) => {
    await lockFor(transaction, doer.teamId, id, 'seal');
    await transaction.batch.update({ where: { id }, data: { sealedAt: new Date() } });
    await appendAuditEvents(transaction, doer, [{ action: 'batch.sealed', subject: id }]);
  });
}

/** Nothing of it is handed out from now on; what is being read ends. Throws not_found, conflict. */
export async function pauseBatch(database: Database, doer: Doer, id: string): Promise<void> {
  await inTeam(database, doer.teamId, async (transaction) => {
    await lockFor(transaction, doer.teamId, id, 'pause');
    await transaction.batch.update({ where: { id }, data: { pausedAt: new Date() } });
    // Their jobs find that they are not to be had.
    const { count } = await transaction.document.updateMany({
      where: { batchId: id, status: 'QUEUED' },
      data: { status: 'PENDING' },
    });
    const passedOn = await leaveToOthers(transaction, id);
    const details = { takenBack: count, passedOn };
    await appendAuditEvents(transaction, doer, [{ action: 'batch.paused', subject: id, details }]);
  });
}

/** What came elsewhere with the same bytes does not wait for this batch: that is read, and what waits here is its copy. */
async function leaveToOthers(transaction: Transaction, batchId: string): Promise<number> {
  const waiting = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Document" WHERE "batchId" = ${batchId} AND status = 'PENDING' AND EXISTS (
      SELECT FROM "Document" copy WHERE copy."duplicateOfId" = "Document".id
    ) ORDER BY id FOR UPDATE`;
  const passed = await passOn(
    transaction,
    batchId,
    waiting.map(({ id }) => id),
  );
  for (const { original, heir } of passed) await becomeCopy(transaction, original, heir);
  return passed.length;
}

/** Its documents are handed out again. Throws not_found, conflict. */
export async function resumeBatch(database: Database, doer: Doer, id: string): Promise<void> {
  await inTeam(database, doer.teamId, async (transaction) => {
    await lockFor(transaction, doer.teamId, id, 'resume');
    await transaction.batch.update({ where: { id }, data: { pausedAt: null } });
    await appendAuditEvents(transaction, doer, [{ action: 'batch.resumed', subject: id }]);
  });
}

/** Locks a batch that something is about to be done to. Throws not_found; conflict where it cannot be done. */
export async function lockFor(
  transaction: Transaction,
  teamId: string,
  id: string,
  deed: BatchDeed,
): Promise<Batch> {
  const row = await lockBatch(transaction, teamId, id);
  const [state] = await transaction.$queryRaw<{ isUnfinished: boolean }[]>`
    SELECT ${hasUnfinished} AS "isUnfinished" FROM "Batch" b WHERE b.id = ${id}`;
  const why = whyNot(deed, {
    isPaused: row.pausedAt !== null,
    isSealed: row.sealedAt !== null,
    isCancelled: row.cancelledAt !== null,
    isUnfinished: state?.isUnfinished ?? false,
  });
  if (why !== null) throw new AppError('conflict', why);
  return row;
}
