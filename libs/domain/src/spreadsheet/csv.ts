import { spreadsheetText } from './spreadsheet-text.ts';

/** What a cell of an exported table may hold; null is unknown and stays empty. */
export type ExportValue = string | number | null | undefined;

/** Rows as CSV (RFC 4180), lines ending in CRLF as spreadsheets expect, and nothing in it that a spreadsheet runs. */
export function toCsv(rows: readonly (readonly ExportValue[])[]): string {
  return rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toText(value: ExportValue): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return spreadsheetText(value ?? '');
}

function toPlainCell(value: ExportValue): string {
  return toText(typeof value === 'string' ? value.replace(/[\t\r\n]+/g, ' ') : value);
}

function toCell(value: ExportValue): string {
  const safe = toText(value);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows for the clipboard, a tab between cells: spreadsheets paste them as cells, and run nothing of them. */
export function toTsv(rows: readonly (readonly ExportValue[])[]): string {
  return rows.map((row) => row.map(toPlainCell).join('\t')).join('\n');
}
