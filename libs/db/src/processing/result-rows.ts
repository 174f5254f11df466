import type { ExtractionResult } from '@gemmavision/domain/documents';

interface Owned {
  id: string;
  teamId: string;
}

/** What the row of a document says of its result. */
export function summaryOf(result: ExtractionResult) {
  const confidences = result.pages.map((page) => page.confidence);
  return {
    pageCount: result.pages.length,
    tableCount: result.tables.length,
    confidence:
      confidences.length > 0 ? confidences.reduce((sum, c) => sum + c, 0) / confidences.length : null,
    docType: result.fields.docType,
    companyName: result.fields.companyName,
    cik: result.fields.cik ?? null,
    documentDate: result.fields.documentDate,
    fields: result.fields,
    pii: result.pii,
    warnings: result.warnings,
  };
}

/** A row for each page. */
export function pageRowsOf({ id, teamId }: Owned, result: ExtractionResult) {
  return result.pages.map(({ page, ...rest }) => ({ documentId: id, teamId, number: page, ...rest }));
}

/** A row for each table. */
export function tableRowsOf({ id, teamId }: Owned, result: ExtractionResult) {
  return result.tables.map((table, index) => ({
    documentId: id,
    teamId,
    index,
    page: table.page,
    content: table,
  }));
}

/** What a team has used with a reading. */
export function usageOf(result: ExtractionResult) {
  return {
    pages: result.pages.length,
    ocrPages: result.pages.filter(({ source }) => source === 'ocr').length,
  };
}
