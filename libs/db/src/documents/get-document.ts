import { AppError } from '@gemmavision/domain/errors';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { recordSelection, toDocumentRecords } from './document-record.ts';

/** One document of the team. Throws not_found. */
export async function getDocument(database: Database, teamId: string, id: string): Promise<DocumentRecord> {
  return inTeam(database, teamId, async (transaction) => {
    const row = await transaction.document.findFirst({ where: { id, teamId }, select: recordSelection });
    const [record] = await toDocumentRecords(transaction, teamId, row === null ? [] : [row]);
    if (!record) throw new AppError('not_found', 'There is no such document in this team.');
    return record;
  });
}

/** Where the document’s bytes are. Throws not_found. */
export async function getStoredFile(database: Database, teamId: string, id: string) {
  const row = await inTeam(database, teamId, (transaction) =>
    transaction.document.findFirst({
      where: { id, teamId },
      select: {
        id: true,
        fileName: true,
        mediaType: true,
        sizeBytes: true,
        sha256: true,
        storageKey: true,
        status: true,
        pageCount: true,
      },
    }),
  );
  if (!row) throw new AppError('not_found', 'There is no such document in this team.');
  return { ...row, sizeBytes: Number(row.sizeBytes) };
}
