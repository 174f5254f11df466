import type { Table } from '@gemmavision/domain/documents';
import { wholeTables, type WholeTable } from '@gemmavision/extraction/tables';

/** A table as it leaves the portal: its parts on several pages joined. */
export interface ExportedTable {
  /** `Table 2, pages 3–4`. */
  title: string;
  rows: WholeTable['rows'];
  spans: WholeTable['spans'];
}

/** All tables of a document, or the one that the table with this index is (a part of). */
export function exportedTables(tables: readonly Table[], index?: number): ExportedTable[] {
  return wholeTables(tables).flatMap(({ parts, pages, rows, spans }, i) => {
    if (index !== undefined && !parts.includes(index)) return [];
    const [first] = pages;
    const last = pages[pages.length - 1];
    const where = first === last ? `page ${first}` : `pages ${first}–${last}`;
    return [{ title: `Table ${i + 1}, ${where}`, rows, spans }];
  });
}
