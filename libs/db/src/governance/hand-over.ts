import { isTerminal } from '@gemmavision/domain/documents';
import type { Transaction } from '../client.ts';
import { copySummary } from '../documents/copy-summary.ts';
import type { Document } from '../generated/client.ts';

/** The oldest copy of a document; those in the trash come last, and only to a transaction that sees them. */
export async function findHeir(transaction: Transaction, id: string): Promise<{ id: string } | null> {
  return transaction.document.findFirst({
    where: { duplicateOfId: id },
    orderBy: [{ deletedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }],
    select: { id: true },
  });
}

/**
 * Gives the results of a document to one of its copies, or has it read in its place. All other copies are that one’s
 * from then on, and so is the document itself.
 */
export async function handOver(transaction: Transaction, row: Document, heirId: string): Promise<void> {
  const from = { where: { documentId: row.id }, data: { documentId: heirId } };
  await transaction.documentPage.updateMany(from);
  await transaction.documentTable.updateMany(from);
  await transaction.documentCorrection.updateMany(from);
  await transaction.llmReading.updateMany({
    where: { documentId: row.id, status: { in: ['DONE', 'FAILED'] } },
    data: { documentId: heirId },
  });
  await transaction.document.updateMany({
    where: { duplicateOfId: row.id },
    data: { duplicateOfId: heirId },
  });
  await transaction.document.update({
    where: { id: heirId },
    data: {
      ...copySummary(row),
      duplicateOfId: null,
      ...(isTerminal(row.status)
        ? { status: row.status, reasonCode: row.reasonCode, reasonMessage: row.reasonMessage }
        : { status: 'PENDING', finishedAt: null }),
    },
  });
  await transaction.document.update({
    where: { id: row.id },
    data: {
      duplicateOfId: heirId,
      ...(!isTerminal(row.status) && { status: 'DONE', finishedAt: new Date() }),
    },
  });
}
