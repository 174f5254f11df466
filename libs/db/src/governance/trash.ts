import { AppError } from '@gemmavision/domain/errors';
import { isTerminal } from '@gemmavision/domain/documents';
import { goneAt, type TrashedDocument } from '@gemmavision/domain/governance';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import { reopenBatchesOf } from '../batches/reopen-batches.ts';
import type { Database, Transaction } from '../client.ts';
import { copySummary } from '../documents/copy-summary.ts';
import { lockRow } from '../documents/locks.ts';
import type { Document } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { handOver } from './hand-over.ts';
import { lockDocument } from './lock-document.ts';
import { namesOf } from './names-of.ts';
import { seeTrash } from './see-trash.ts';
import { readClassification } from './stored-classification.ts';
import { loadTeamRules } from './team-rules.ts';

interface TrashPage {
  cursor?: string;
  limit: number;
}

/** A page of the team’s trash, the latest deletion first, with the day on which each is gone for good. */
export async function findTrash(
  database: Database,
  teamId: string,
  { cursor, limit }: TrashPage,
): Promise<{ items: TrashedDocument[]; nextCursor: string | null }> {
  return inTeam(database, teamId, async (transaction) => {
    await seeTrash(transaction);
    const rows = await transaction.document.findMany({
      where: { AND: [{ teamId, deletedAt: { not: null } }, cursor === undefined ? {} : after(cursor)] },
      orderBy: [{ deletedAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      select: {
        id: true,
        fileName: true,
        sizeBytes: true,
        classification: true,
        createdAt: true,
        deletedAt: true,
        deletedById: true,
      },
    });
    const { retentionDays } = await loadTeamRules(transaction, teamId);
    const names = await namesOf(
      transaction,
      rows.map(({ deletedById }) => deletedById),
    );
    const items = rows.slice(0, limit).map((row) => {
      const { id, fileName, createdAt } = row;
      const deletedAt = row.deletedAt ?? createdAt;
      const classification = readClassification[row.classification];
      return {
        id,
        fileName,
        sizeBytes: Number(row.sizeBytes),
        classification,
        deletedAt: deletedAt.toISOString(),
        deletedBy: names(row.deletedById),
        goneAt: goneAt({ createdAt, deletedAt, classification }, retentionDays).toISOString(),
      };
    });
    const last = items.at(-1);
    const isMore = rows.length > limit && last !== undefined;
    return { items, nextCursor: isMore ? `${Date.parse(last.deletedAt)}.${last.id}` : null };
  });
}

/**
 * Takes a document out of the trash, with all that was read in it. One that was being read is read again. Throws
 * not_found where it is not in the trash (any more).
 */
export async function restoreDocument(database: Database, doer: Doer, id: string): Promise<void> {
  const { teamId } = doer;
  await inTeam(database, teamId, async (transaction) => {
    await seeTrash(transaction);
    const found = await transaction.document.findFirst({ where: { id, teamId }, select: { status: true } });
    if (found && !isTerminal(found.status)) await reopenBatchesOf(transaction, [id]);
    const row = await lockDocument(transaction, teamId, id);
    if (row.deletedAt === null) throw new AppError('not_found', 'There is no such document in the trash.');
    await joinOriginal(transaction, row);
    await transaction.document.update({ where: { id }, data: { deletedAt: null, deletedById: null } });
    await appendAuditEvents(transaction, doer, [{ action: 'document.restored', subject: id }]);
  });
}

/** A copy shows what its original came to meanwhile; where that is in the trash itself, the copy takes its place. */
async function joinOriginal(transaction: Transaction, row: Document): Promise<void> {
  if (row.duplicateOfId === null) return;
  await lockRow(transaction, row.duplicateOfId);
  const original = await transaction.document.findUnique({ where: { id: row.duplicateOfId } });
  if (original === null) return;
  if (original.deletedAt !== null) return handOver(transaction, original, row.id);
  const isRead = isTerminal(original.status);
  await transaction.document.update({
    where: { id: row.id },
    data: {
      ...copySummary(original),
      status: isRead ? original.status : 'DONE',
      reasonCode: isRead ? original.reasonCode : null,
      reasonMessage: isRead ? original.reasonMessage : null,
    },
  });
}

function after(cursor: string) {
  const match = /^(\d{1,15})\.([\w-]{1,64})$/.exec(cursor);
  if (!match?.[1] || !match[2]) {
    throw new AppError(
      'invalid_request',
      'The cursor is not one of ours: pass on nextCursor of the page before.',
    );
  }
  const [deletedAt, id] = [new Date(Number(match[1])), match[2]];
  return { OR: [{ deletedAt: { lt: deletedAt } }, { deletedAt, id: { lt: id } }] };
}
