import { correctFields, type Fields, type StoredCorrection } from '@gemmavision/domain/documents';
import type { Transaction } from '../../client.ts';

/** The columns by which documents are listed and searched, as people corrected them; the fields stay as read. */
export async function writeSummary(
  transaction: Transaction,
  { documentId, fields }: { documentId: string; fields: Fields },
  corrections: readonly StoredCorrection[],
): Promise<void> {
  const { docType, companyName, cik, documentDate } = correctFields(fields, corrections);
  await transaction.document.updateMany({
    where: { OR: [{ id: documentId }, { duplicateOfId: documentId }] },
    data: { docType, companyName, cik: cik ?? null, documentDate },
  });
}
