import type { Transaction } from '../client.ts';

/** A document that waits becomes the copy of another one that is read in its place, with all of its own copies. */
export async function becomeCopy(transaction: Transaction, waiting: string, original: string): Promise<void> {
  await transaction.document.updateMany({
    where: { OR: [{ id: waiting, status: 'PENDING' }, { duplicateOfId: waiting }] },
    data: { duplicateOfId: original, status: 'DONE', finishedAt: new Date() },
  });
}
