import { pageTextSchema, type PageText } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import type { PageReading } from '@gemmavision/domain/page-readings';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { recordSelection, toPageReading } from './page-reading-record.ts';

/** The readings of one page, the latest first, without their words. Throws not_found. */
export async function getPageReadings(
  database: Database,
  teamId: string,
  documentId: string,
  page: number,
): Promise<PageReading[]> {
  const rows = await inTeam(database, teamId, async (transaction) => {
    const document = await transaction.document.findFirst({
      where: { id: documentId, teamId },
      select: { id: true },
    });
    if (!document) throw new AppError('not_found', 'There is no such document in this team.');
    return transaction.pageReading.findMany({
      where: { documentId, teamId, page },
      select: recordSelection,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
  });
  return rows.map(toPageReading);
}

/** One reading with its text, which is null until it is done. Throws not_found. */
export async function getPageReading(
  database: Database,
  teamId: string,
  place: { documentId: string; page: number; id: string },
): Promise<{ reading: PageReading; text: PageText | null }> {
  const row = await inTeam(database, teamId, (transaction) =>
    transaction.pageReading.findFirst({
      // Of a document that can be seen: one in the trash cannot.
      where: { ...place, teamId, document: { teamId } },
      select: { ...recordSelection, text: true },
    }),
  );
  if (!row) throw new AppError('not_found', 'There is no such reading of this page.');
  return { reading: toPageReading(row), text: pageTextSchema.nullable().parse(row.text) };
}
