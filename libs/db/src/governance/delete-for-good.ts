import type { Transaction } from '../client.ts';
import type { Document } from '../generated/client.ts';
import { findHeir, handOver } from './hand-over.ts';
import { seeTrash } from './see-trash.ts';

/** Removes all that is stored of a document: its file, its page images. */
export type RemoveFiles = (teamId: string, documentId: string) => Promise<void>;

/** A storage may take its time; the row stays locked, so that nobody puts it under legal hold meanwhile. */
export const deletionMilliseconds = 120_000;

/**
 * Deletes a locked document with all that belongs to it. The files first: should they not go, nothing else does, and the
 * document is there to be deleted again. A copy, also one in the trash, takes over what was read.
 */
export async function deleteForGood(
  transaction: Transaction,
  row: Document,
  removeFiles: RemoveFiles,
): Promise<void> {
  await removeFiles(row.teamId, row.id);
  await seeTrash(transaction);
  const heir = await findHeir(transaction, row.id);
  if (heir) await handOver(transaction, row, heir.id);
  await transaction.document.delete({ where: { id: row.id } });
}
