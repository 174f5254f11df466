/** What a cell of an exported table may hold; null is unknown and stays empty. */
export type ExportValue = string | number | null | undefined;

function quoted(value: ExportValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  // Spreadsheets run text that begins like a formula; the apostrophe makes it text again.
  const safe = /^[=+\-@\t\r]/.test(value) && !/^[+-]?[\d.,]+%?$/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180, lines ending in CRLF as spreadsheets expect. */
export function toCsv(rows: readonly (readonly ExportValue[])[]): string {
  return rows.map((row) => row.map(quoted).join(',')).join('\r\n') + '\r\n';
}

/** Tab-separated, for the clipboard: spreadsheets paste it as cells. */
export function toTsv(rows: readonly (readonly ExportValue[])[]): string {
  const clean = (value: ExportValue) => (value == null ? '' : String(value).replace(/[\t\r\n]+/g, ' '));
  return rows.map((row) => row.map(clean).join('\t')).join('\n');
}
