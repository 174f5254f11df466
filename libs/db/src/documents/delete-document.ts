import { AppError } from '@gemmavision/domain/errors';
import { isTerminal } from '@gemmavision/domain/documents';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import type { Document } from '../generated/client.ts';
import { copySummary } from './copy-summary.ts';
import { lockContents, lockRow } from './locks.ts';

/**
 * Deletes a document with its results. Where others in the team have the same bytes, the oldest of them takes
 * over its results, or is read in its place. The caller has removed its stored files. Throws not_found.
 */
export async function deleteDocument(database: Database, doer: Doer, id: string): Promise<void> {
  const { teamId } = doer;
  await inTeam(database, teamId, async (transaction) => {
    const found = await transaction.document.findFirst({ where: { id, teamId } });
    if (!found) throw new AppError('not_found', 'There is no such document in this team.');
    await lockContents(transaction, teamId, [found.sha256]);
    await lockRow(transaction, id);
    const row = await transaction.document.findUnique({ where: { id } });
    if (!row) throw new AppError('not_found', 'There is no such document in this team.');
    await handOverToDuplicate(transaction, row);
    await transaction.document.delete({ where: { id } });
    await appendAuditEvents(transaction, doer, [{ action: 'document.deleted', subject: id }]);
  });
}

async function handOverToDuplicate(transaction: Transaction, row: Document): Promise<void> {
  const heir = await transaction.document.findFirst({
    where: { duplicateOfId: row.id },
    orderBy: { createdAt: 'asc' },
  });
  if (!heir) return;
  await transaction.documentPage.updateMany({ where: { documentId: row.id }, data: { documentId: heir.id } });
  await transaction.documentTable.updateMany({
    where: { documentId: row.id },
    data: { documentId: heir.id },
  });
  await transaction.documentCorrection.updateMany({
    where: { documentId: row.id },
    data: { documentId: heir.id },
  });
  await transaction.document.updateMany({
    where: { duplicateOfId: row.id },
    data: { duplicateOfId: heir.id },
  });
  await transaction.document.update({
    where: { id: heir.id },
    data: {
      ...copySummary(row),
      duplicateOfId: null,
      ...(!isTerminal(row.status) && { status: 'PENDING', finishedAt: null }),
    },
  });
}
