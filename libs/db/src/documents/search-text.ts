import {
  findInPage,
  mayContain,
  pageTextSchema,
  readTextQuery,
  type TextHits,
} from '@gemmavision/domain/documents';
import type { Database } from '../client.ts';
import { findRead } from './get-result.ts';

/** More places than anybody steps through. */
const mostHits = 1_000;

/** Every place where the text stands in a document, in reading order. Words are loaded only of pages that have it. */
export async function searchText(
  database: Database,
  teamId: string,
  id: string,
  typed: string,
): Promise<TextHits> {
  const read = await findRead(database, teamId, id);
  const query = readTextQuery(typed);
  if (query === undefined) return { hits: [], isCut: false };
  const texts = await database.documentPage.findMany({
    where: { documentId: read.id, teamId },
    select: { number: true, text: true },
  });
  const numbers = texts.filter(({ text }) => mayContain(text, query)).map(({ number }) => number);
  const pages = await database.documentPage.findMany({
    where: { documentId: read.id, teamId, number: { in: numbers } },
    select: { number: true, words: true },
    orderBy: { number: 'asc' },
  });
  const hits = pages.flatMap(({ number, words }) =>
    findInPage({ page: number, words: pageTextSchema.shape.words.parse(words) }, query),
  );
  return { hits: hits.slice(0, mostHits), isCut: hits.length > mostHits };
}
