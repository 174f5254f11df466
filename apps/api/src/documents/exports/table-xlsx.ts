import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import { isYear, notationOf, readPrintedCell } from '@gemmavision/extraction/tables';
import type { ExportedTable } from './exported-table.ts';

/** A sheet a table: numbers are numbers, shown as the page prints them; everything else is text and never a formula. */
export async function tablesToXlsx(tables: readonly ExportedTable[]): Promise<Uint8Array> {
  const sheets = tables.map((table, i) => ({ data: sheetOf(table), sheet: sheetName(table.title, i) }));
  // A workbook has at least one sheet.
  const shown = sheets.length > 0 ? sheets : [{ data: [['No tables were found.']], sheet: 'Tables' }];
  return writeXlsxFile(shown).toBuffer();
}

/** Excel refuses []:*?/\ and more than 31 characters. */
function sheetName(title: string, index: number): string {
  return `${index + 1} ${title.replace(/[[\]:*?/\\]/g, ' ')}`.slice(0, 31);
}

function sheetOf({ rows, spans }: ExportedTable): SheetData {
  const { decimalComma } = notationOf(rows);
  const sheet = rows.map((row) => row.map((text) => cellOf(text, decimalComma)));
  for (const [row, column, rowSpan, colSpan] of spans) {
    const free = rows
      .slice(row, row + rowSpan)
      .every((cells, r) =>
        cells.slice(column, column + colSpan).every((text, c) => text === '' || (r === 0 && c === 0)),
      );
    const cell = sheet[row]?.[column];
    if (free && cell) Object.assign(cell, { rowSpan, columnSpan: colSpan });
  }
  return sheet;
}

/** So many digits a spreadsheet keeps. */
const mostDigits = 15;

/** The number of a cell with a format that prints it as the page does, else its text. */
export function cellOf(text: string, decimalComma: boolean): CellObject | null {
  if (text === '') return null;
  const { number, footnote } = readPrintedCell(text, decimalComma);
  const digits = text.replace(/\D/g, '');
  // An account number or a code keeps its zeros.
  const isCode = /^0\d/.test(digits) && !/[.,]/.test(text);
  if (!number || isYear(text) || isCode || digits.length > mostDigits) return { value: text, type: String };
  const isPercent = number.unit === '%';
  return {
    value: isPercent ? Number((number.value / 100).toPrecision(mostDigits)) : number.value,
    type: Number,
    format: formatOf(text, number.unit, footnote, decimalComma),
    align: 'right',
  };
}

function formatOf(
  text: string,
  unit: string | undefined,
  footnote: string | undefined,
  decimalComma: boolean,
): string {
  const printed = footnote === undefined ? text : text.slice(0, text.lastIndexOf(footnote));
  const decimals = (decimalComma ? /,(\d+)\D*$/ : /\.(\d+)\D*$/).exec(printed)?.[1]?.length ?? 0;
  const groups = /\d[., '’]\d{3}(?!\d)/.test(printed) ? '#,##0' : '0';
  const plain = `${groups}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${unit === '%' ? '%' : ''}`;
  const mark = unit !== undefined && unit !== '%' ? `"${unit}"` : '';
  const behind = footnote === undefined ? '' : `" ${footnote.replaceAll('"', '')}"`;
  const inFront = mark !== '' && printed.trimStart().search(/\d/) > 0;
  const positive = inFront ? `${mark}${plain}${behind}` : `${plain}${mark && ` ${mark}`}${behind}`;
  const negative = printed.includes('(')
    ? `(${inFront ? mark : ''}${plain})${inFront ? '' : mark}${behind}`
    : `-${positive}`;
  return `${positive};${negative}`;
}
