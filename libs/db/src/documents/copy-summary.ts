import { Prisma } from '../generated/client.ts';
import type { Document } from '../generated/client.ts';

/** What is known about a document’s content, to be shown on the row of another with the same bytes. */
export function copySummary(row: Document) {
  return {
    pageCount: row.pageCount,
    tableCount: row.tableCount,
    confidence: row.confidence,
    docType: row.docType,
    companyName: row.companyName,
    cik: row.cik,
    documentDate: row.documentDate,
    fields: row.fields ?? Prisma.DbNull,
    pii: row.pii ?? Prisma.DbNull,
    warnings: row.warnings,
  };
}
