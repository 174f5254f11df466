import { spreadsheetText } from '@gemmavision/domain/spreadsheet';
import { readPrintedCell } from '@gemmavision/extraction/tables';
import { escapedHtml } from '../../escaped-html.ts';
import type { ExportedTable } from './exported-table.ts';

const style =
  'body{font:14px system-ui,sans-serif;margin:2rem}table{border-collapse:collapse;margin:0 0 2rem}' +
  'caption{text-align:left;font-weight:600;padding:0 0 .5rem}td{border:1px solid #ccc;padding:.2rem .5rem;vertical-align:top}' +
  'td.number{text-align:right;font-variant-numeric:tabular-nums}';

/**
 * A page of its own with the tables: cells over several rows or columns stay joined, nothing in it runs, also not in a
 * spreadsheet, which opens such pages and works out cells that begin like a formula.
 */
export function tablesToHtml(documentName: string, tables: readonly ExportedTable[]): string {
  const name = escapedHtml(documentName);
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${name}</title><style>${style}</style></head><body>`,
    `<h1>${name}</h1>`,
    ...tables.map(tableElement),
    '</body></html>',
    '',
  ].join('\n');
}

function tableElement({ title, rows, spans }: ExportedTable): string {
  const covered = new Set<string>();
  const sizes = new Map<string, string>();
  for (const [row, column, rowSpan, colSpan] of spans) {
    for (let r = row; r < row + rowSpan; r++)
      for (let c = column; c < column + colSpan; c++) covered.add(`${r} ${c}`);
    covered.delete(`${row} ${column}`);
    sizes.set(
      `${row} ${column}`,
      `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}`,
    );
  }
  const lines = rows.map((cells, r) => {
    const shown = cells.flatMap((text, c) => {
      if (covered.has(`${r} ${c}`) && text === '') return [];
      const { number, isNil } = readPrintedCell(text);
      const align = number !== undefined || isNil ? ' class="number"' : '';
      return [`<td${sizes.get(`${r} ${c}`) ?? ''}${align}>${escapedHtml(spreadsheetText(text))}</td>`];
    });
    return `<tr>${shown.join('')}</tr>`;
  });
  return `<table><caption>${escapedHtml(title)}</caption>\n${lines.join('\n')}\n</table>`;
}
