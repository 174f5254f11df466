import { quotaExceeded, quotasOf, type Quotas, type UploadSize } from '@gemmavision/domain/governance';
import type { Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { hideTrash, seeTrash } from './see-trash.ts';
import { loadQuotaOverrides } from './team-rules.ts';

/** Refuses an upload before its bytes are taken. Throws quota_exceeded. */
export async function checkUpload(
  database: Database,
  doer: Doer,
  upload: UploadSize,
  ofPortal: Quotas,
): Promise<void> {
  await inTeam(database, doer.teamId, (transaction) => refuseAbove(transaction, doer, upload, ofPortal));
}

/**
 * Counts what is used under a lock that ends with the transaction: two uploads at a time cannot both have what is left
 * for one. Throws quota_exceeded.
 */
export async function checkQuotas(
  transaction: Transaction,
  doer: Doer,
  upload: UploadSize,
  ofPortal: Quotas,
): Promise<void> {
  await refuseAbove(transaction, doer, upload, ofPortal, 'for good');
}

/** Looks only, or has others of the team wait until the transaction ends. */
async function refuseAbove(
  transaction: Transaction,
  doer: Doer,
  upload: UploadSize,
  ofPortal: Quotas,
  isMeant: 'to look' | 'for good' = 'to look',
): Promise<void> {
  const { teamId } = doer;
  const quotas = quotasOf(await loadQuotaOverrides(transaction, teamId), ofPortal);
  if (Object.values(quotas).every((limit) => limit === null)) return;
  // Not to look: whoever does has not sent the file yet, and would wait for all that are being written.
  if (isMeant === 'for good')
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`quota ${teamId}`}, 0))`;
  const problem = quotaExceeded(
    quotas,
    {
      documentsToday: quotas.documentsPerDay === null ? 0 : await documentsToday(transaction, doer),
      bytesKept: quotas.bytesPerTeam === null ? 0 : await bytesKept(transaction, teamId),
      pagesThisMonth: quotas.pagesPerMonth === null ? 0 : await pagesThisMonth(transaction, teamId),
    },
    upload,
  );
  if (problem) throw problem;
}

/** Uploads of the person since midnight (UTC), also of what was deleted since. */
async function documentsToday(transaction: Transaction, { teamId, userId }: Doer): Promise<number> {
  const at = { gte: new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`) };
  return transaction.auditEvent.count({
    where: { teamId, action: 'document.uploaded', at, actorId: userId },
  });
}

/** Files in the trash take room too. */
async function bytesKept(transaction: Transaction, teamId: string): Promise<number> {
  await seeTrash(transaction);
  const { _sum } = await transaction.document.aggregate({ where: { teamId }, _sum: { sizeBytes: true } });
  await hideTrash(transaction);
  return Number(_sum.sizeBytes ?? 0);
}

/** Pages read since the first of the month (UTC), as they were counted when they were read. */
async function pagesThisMonth(transaction: Transaction, teamId: string): Promise<number> {
  const day = { gte: new Date(`${new Date().toISOString().slice(0, 7)}-01T00:00:00Z`) };
  const { _sum } = await transaction.usageDay.aggregate({ where: { teamId, day }, _sum: { pages: true } });
  return _sum.pages ?? 0;
}
