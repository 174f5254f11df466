import type { Database } from '@gemmavision/db';
import {
  getFields,
  getPages,
  getPersonal,
  getResult,
  getTables,
  listCorrections,
  notReadYet,
  searchText,
  type Personal,
} from '@gemmavision/db/documents';
import {
  findInPages,
  readTextQuery,
  type CorrectedFields,
  type CorrectedPart,
  type CorrectedResult,
  type CorrectedTable,
  type DocumentRecord,
  type ListedCorrection,
  type PageText,
  type TextHits,
} from '@gemmavision/domain/documents';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import { boxesToHide, createDocumentMask, personalValues, type DocumentMask } from '@gemmavision/domain/pii';
import { findPii } from '@gemmavision/extraction/pii';
import { mayDo, type Actor } from '../http/actor.ts';

/** What is to be hidden on a page's image; null where all of it may be seen. */
export interface HiddenBoxes {
  boxes: BoundingBox[];
  /** In the units of the boxes. */
  page: { width: number; height: number };
}

/** All that was read in one document, as one person may see it. */
export interface SeenDocument {
  pages(page?: number): Promise<PageText[]>;
  /** Where a text stands in what the person sees: nobody finds out by searching what they may not see. */
  search(typed: string): Promise<TextHits>;
  fields(): Promise<CorrectedFields>;
  tables(): Promise<CorrectedTable[]>;
  result(): Promise<CorrectedResult>;
  corrections(): Promise<ListedCorrection[]>;
  /** What a correction has changed. */
  part(part: CorrectedPart): Promise<CorrectedPart>;
  /** A page as another engine read it. */
  otherReading(page: PageText): PageText;
  /** Throws conflict while the document was not read: nobody knows then what to hide. */
  hiddenOn(page: number): Promise<HiddenBoxes | null>;
}

/**
 * The one way to what was read in a document: whoever may not see personal data gets it masked, here and for every
 * endpoint. Throws not_found.
 */
export async function maskedFor(actor: Actor, database: Database, id: string): Promise<SeenDocument> {
  const { teamId } = actor;
  if (mayDo(actor, 'documents.unmask')) return plainDocument(database, teamId, id);
  const mask = await maskOf(database, teamId, id);
  const pagesOf = async (tables: readonly CorrectedTable[]) => {
    const numbers = [...new Set(tables.map(({ page }) => page))];
    const pages = await Promise.all(numbers.map((page) => getPages(database, teamId, id, page)));
    return pages.flat();
  };
  return {
    pages: async (page) => (await getPages(database, teamId, id, page)).map(mask.page),
    search: async (typed) => {
      const query = readTextQuery(typed);
      if (query === undefined) return { hits: [], isCut: false };
      return findInPages((await getPages(database, teamId, id)).map(mask.page), query);
    },
    fields: async () => mask.fields(await getFields(database, teamId, id)),
    tables: async () => {
      const tables = await getTables(database, teamId, id);
      return mask.tables(tables, await pagesOf(tables));
    },
    result: async () => mask.result(await getResult(database, teamId, id)),
    corrections: async () => mask.corrections(await listCorrections(database, teamId, id)),
    part: async (part) => mask.part(part, await pagesOf(part.table ? [part.table.table] : [])),
    otherReading: mask.otherReading,
    hiddenOn: async (number) => {
      const [page] = await getPages(database, teamId, id, number);
      if (!mask.isKnown || page === undefined) throw notReadYet();
      return { boxes: boxesToHide(page, mask.spansOf(page)), page };
    },
  };
}

/** The mask of a document; `isKnown` says whether it was read, so that there is something to mask by. Throws not_found. */
export async function maskOf(
  database: Database,
  teamId: string,
  id: string,
): Promise<DocumentMask & { isKnown: boolean }> {
  const personal = await getPersonal(database, teamId, id);
  if (personal === null) return { ...createDocumentMask([], [], findPii), isKnown: false };
  return { ...maskBy(personal), isKnown: true };
}

/** The mask of a document that was read. */
function maskBy({ pii, fields: { byRules, standing } }: Personal): DocumentMask {
  // What a model takes for the company's name makes nobody's name a company's; nor does its buyer hide the other one.
  const values = [byRules, standing].flatMap((fields) => personalValues(fields, byRules.companyName));
  return createDocumentMask(pii, values, findPii);
}

/** The key information of a document that was read, as the person may see it. */
export function fieldsFor(actor: Actor, personal: Personal): CorrectedFields {
  const { standing } = personal.fields;
  return mayDo(actor, 'documents.unmask') ? standing : maskBy(personal).fields(standing);
}

function plainDocument(database: Database, teamId: string, id: string): SeenDocument {
  return {
    pages: (page) => getPages(database, teamId, id, page),
    search: (typed) => searchText(database, teamId, id, typed),
    fields: () => getFields(database, teamId, id),
    tables: () => getTables(database, teamId, id),
    result: () => getResult(database, teamId, id),
    corrections: () => listCorrections(database, teamId, id),
    part: (part) => Promise.resolve(part),
    otherReading: (page) => page,
    hiddenOn: () => Promise.resolve(null),
  };
}

/** A document's record: its notes of the analysis may quote what was read. */
export function recordFor(actor: Actor, record: DocumentRecord): DocumentRecord {
  if (mayDo(actor, 'documents.unmask') || record.warnings.length === 0) return record;
  return { ...record, warnings: createDocumentMask([], [], findPii).warnings(record.warnings) };
}
