import type { ReactNode } from 'react';
import { toCsv, type ExportValue } from '@gemmavision/domain/spreadsheet';
import { fileNameFrom, saveFile } from './save-file.ts';

/** One column: what it is called, what it holds, and how it is shown where that differs. */
export interface DataColumn<Row> {
  key: string;
  header: string;
  /** Stands after the header, in the export too: `GB`, `%`. */
  unit?: string;
  /** Right-aligned, sorted as numbers. */
  isNumeric?: boolean;
  /** The bare value: sorted and exported. Null is unknown: shown as a dash, sorted last. */
  value: (row: Row) => ExportValue;
  /** How it is shown; by default the value itself. */
  cell?: (row: Row) => ReactNode;
  /** A column of buttons. */
  isNotSortable?: boolean;
  /** Minimal width in CSS units, where the content’s own is not enough. */
  minWidth?: string;
}

/** Hands over rows as CSV, in the order given, with bare values under headers and units. */
export function saveCsv<Row>(title: string, columns: readonly DataColumn<Row>[], rows: readonly Row[]): void {
  const head = columns.map(({ header, unit }) => (unit === undefined ? header : `${header} (${unit})`));
  const body = rows.map((row) => columns.map((column) => column.value(row)));
  saveFile(`${fileNameFrom(title)}.csv`, 'text/csv', toCsv([head, ...body]));
}
