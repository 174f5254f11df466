import {
  findInPages,
  mayContain,
  pageTextSchema,
  readTextQuery,
  type TextHits,
} from '@gemmavision/domain/documents';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { findRead } from './get-result.ts';

/** Every place where the text stands in a document, in reading order. Words are loaded only of pages that have it. */
export async function searchText(
  database: Database,
  teamId: string,
  id: string,
  typed: string,
): Promise<TextHits> {
  const query = readTextQuery(typed);
  const pages = await inTeam(database, teamId, async (transaction) => {
    const read = await findRead(transaction, teamId, id);
    if (query === undefined) return [];
    const texts = await transaction.documentPage.findMany({
      where: { documentId: read.id, teamId },
      select: { number: true, text: true },
    });
    const numbers = texts.filter(({ text }) => mayContain(text, query)).map(({ number }) => number);
    return transaction.documentPage.findMany({
      where: { documentId: read.id, teamId, number: { in: numbers } },
      select: { number: true, words: true },
      orderBy: { number: 'asc' },
    });
  });
  if (query === undefined) return { hits: [], isCut: false };
  return findInPages(
    pages.map(({ number, words }) => ({ page: number, words: pageTextSchema.shape.words.parse(words) })),
    query,
  );
}
