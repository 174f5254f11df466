import { AppError } from '@gemmavision/domain/errors';
import type { Transaction } from '../client.ts';
import { lockContents, lockRow } from '../documents/locks.ts';
import type { Document } from '../generated/client.ts';

/**
 * Holds a document and its copies still until the transaction ends: nobody uploads the same bytes, and no worker writes
 * to it. Throws not_found.
 */
export async function lockDocument(transaction: Transaction, teamId: string, id: string): Promise<Document> {
  const found = await transaction.document.findFirst({ where: { id, teamId }, select: { sha256: true } });
  if (!found) throw notThere();
  await lockContents(transaction, teamId, [found.sha256]);
  await lockRow(transaction, id);
  const row = await transaction.document.findFirst({ where: { id, teamId } });
  if (!row) throw notThere();
  return row;
}

/** Throws conflict where a legal hold keeps the document. */
export function refuseHeld(row: Document): void {
  if (row.heldAt === null) return;
  throw new AppError(
    'conflict',
    'The document is under legal hold: nothing deletes it until that is lifted.',
    {
      facts: { heldSince: row.heldAt.toISOString() },
    },
  );
}

function notThere(): AppError {
  return new AppError('not_found', 'There is no such document in this team.');
}
