import type { ExtractionResult } from '@gemmavision/domain/documents';
import { calibrateFields, readFields } from '../keyinfo/index.ts';
import { readPageText, type Page } from '../page/index.ts';
import { findPii } from '../pii/index.ts';
import { findTables, linkContinued, withChecks } from '../tables/index.ts';

/** A file that travels inside the document: an invoice's XML. */
export interface Attachment {
  name: string;
  content: string;
}

/** What is read from a document once its pages are words, lines and fills. */
export type Understanding = Pick<ExtractionResult, 'pages' | 'tables' | 'fields' | 'pii' | 'warnings'>;

/**
 * Reads the text, the tables, the key information and the structured personal data of a document's pages.
 * Pure: the same pages give the same answer.
 */
export function understandDocument(input: { pages: Page[]; attachments?: Attachment[] }): Understanding {
  const found = input.pages.flatMap(findTables);
  const read = readFields(input.pages, found, input.attachments ?? []);
  const tables = linkContinued(read.tables.map(withChecks), input.pages);
  const engineOf = (number: number) => input.pages.find((page) => page.number === number)?.engine ?? '';
  const pages = input.pages.map(readPageText);
  const pii = pages.flatMap(({ page, text }) =>
    findPii(text).map(({ type, start, end }) => ({ page, type, start, end, text: text.slice(start, end) })),
  );
  return { pages, tables, fields: calibrateFields(read.fields, engineOf), pii, warnings: read.warnings };
}
