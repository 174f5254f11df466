import { piiSpanSchema, type PageText, type PiiSpan } from '@gemmavision/domain/documents';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { findRead } from './get-result.ts';

/** The personal data that was found when the document was read; null while it was not. Throws not_found. */
export async function getPii(database: Database, teamId: string, id: string): Promise<PiiSpan[] | null> {
  const read = await inTeam(database, teamId, (transaction) => findRead(transaction, teamId, id));
  return read.fields === null ? null : piiSpanSchema.array().parse(read.pii ?? []);
}

/** The running text of all pages without their words: cheap for a document of hundreds. Throws not_found. */
export async function getPageTexts(
  database: Database,
  teamId: string,
  id: string,
): Promise<Pick<PageText, 'page' | 'text'>[]> {
  const rows = await inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    return transaction.documentPage.findMany({
      where: { documentId: read.id, teamId },
      select: { number: true, text: true },
      orderBy: { number: 'asc' },
    });
  });
  return rows.map(({ number, text }) => ({ page: number, text }));
}
