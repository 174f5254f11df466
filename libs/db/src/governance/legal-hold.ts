import { AppError } from '@gemmavision/domain/errors';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { lockDocument } from './lock-document.ts';

/** Puts a document under legal hold: nothing deletes it from then on. Throws not_found; conflict where it is under one. */
export async function holdDocument(
  database: Database,
  doer: Doer,
  id: string,
  reason: string,
): Promise<void> {
  const { teamId, userId } = doer;
  await inTeam(database, teamId, async (transaction) => {
    const row = await lockDocument(transaction, teamId, id);
    if (row.heldAt !== null) {
      throw new AppError('conflict', 'The document is under legal hold already.', {
        facts: { heldSince: row.heldAt.toISOString() },
      });
    }
    const data = { heldAt: new Date(), heldById: userId, holdReason: reason };
    await transaction.document.update({ where: { id }, data });
    await appendAuditEvents(transaction, doer, [
      { action: 'document.held', subject: id, details: { reason } },
    ]);
  });
}

/** Lifts it: whatever waited to delete the document may do so from then on. Throws not_found; conflict where there is none. */
export async function releaseDocument(
  database: Database,
  doer: Doer,
  id: string,
  reason: string,
): Promise<void> {
  const { teamId } = doer;
  await inTeam(database, teamId, async (transaction) => {
    const row = await lockDocument(transaction, teamId, id);
    if (row.heldAt === null) throw new AppError('conflict', 'The document is under no legal hold.');
    const data = { heldAt: null, heldById: null, holdReason: null };
    await transaction.document.update({ where: { id }, data });
    await appendAuditEvents(transaction, doer, [
      { action: 'document.released', subject: id, details: { reason, heldSince: row.heldAt.toISOString() } },
    ]);
  });
}
