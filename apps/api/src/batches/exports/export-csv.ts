import { toCsv } from '@gemmavision/domain/spreadsheet';
import { exportColumns, type ExportRow } from './export-rows.ts';

/** The rows as CSV, a header before the first. */
export async function* exportCsv(portions: AsyncIterable<ExportRow[]>): AsyncGenerator<string> {
  yield toCsv([[...exportColumns]]);
  for await (const rows of portions) yield toCsv(rows.map((row) => exportColumns.map((name) => row[name])));
}
