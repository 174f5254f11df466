import { storedCorrectionSchema, type StoredCorrection } from '@gemmavision/domain/documents';
import type { Transaction } from '../../client.ts';

/** What people said about the values of the document that holds the result, the oldest word first. */
export async function loadCorrections(
  transaction: Transaction,
  teamId: string,
  documentId: string,
): Promise<StoredCorrection[]> {
  const rows = await transaction.documentCorrection.findMany({
    where: { documentId, teamId },
    include: { correctedBy: { select: { name: true } } },
    orderBy: [{ correctedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, version, correctedBy, correctedAt, target, read, value, anchor }) =>
    storedCorrectionSchema.parse({
      id,
      version,
      by: correctedBy?.name ?? 'a former member',
      at: correctedAt.toISOString(),
      target,
      read,
      value,
      anchor,
    }),
  );
}
