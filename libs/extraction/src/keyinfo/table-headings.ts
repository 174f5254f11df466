import type { Table } from '@gemmavision/domain/documents';
import { parsePrintedNumber } from '../tables/index.ts';
import type { DocumentLine } from './document-lines.ts';
import { monthsIn, periodOf, type ColumnPeriod } from './periods.ts';

/** What the document as a whole says about its figures. */
export interface FigureContext {
  currency: string | undefined;
  /** The end of the document's own period. */
  ownPeriod: string | undefined;
  /** Months that the document's own flows cover: 3 for a quarterly report, 12 for an annual one. */
  ownMonths: number;
}

/** The lines just above a table: its title and "in millions". */
export function captionOf(table: Table, lines: readonly DocumentLine[]): string[] {
  const above = lines.filter((line) => line.page === table.page && line.bottom <= table.bbox[1] + 4);
  return above.slice(-9).map((line) => line.text);
}

/** Rows above the first one that holds a number other than a year or date. */
export function headerRows(table: Table): number {
  const isFigure = (text: string) =>
    parsePrintedNumber(text) !== undefined && !/^(?:19|20)\d\d$/.test(text.trim());
  const first = table.rows.findIndex((row) => row.slice(1).some(isFigure));
  return first < 0 ? table.rows.length : first;
}

/** All header texts that stand over a column, outermost first. */
export function headingOf(table: Table, rows: number, column: number): string {
  const parts: string[] = [];
  for (let r = 0; r < rows; r++) {
    const span = table.spans?.find(
      ([row, col, , width]) => row === r && col <= column && column < col + width,
    );
    const text = table.rows[r]?.[span ? span[1] : column] ?? '';
    if (text !== '' && (span !== undefined || column > 0)) parts.push(text);
  }
  return parts.join(' ');
}

/**
 * The texts over a column where outer headings do not say how far they reach: each row's heading that stands nearest
 * to the column's middle.
 */
function nearestHeading(table: Table, rows: number, column: number): string {
  const middleOf = (r: number, c: number) => {
    const bbox = table.cells?.[r]?.[c]?.bbox;
    return bbox ? (bbox[0] + bbox[2]) / 2 : undefined;
  };
  const below = table.rows.flatMap((_, r) => (r >= rows ? (middleOf(r, column) ?? []) : []));
  const middle = below.reduce((sum, x) => sum + x, 0) / Math.max(1, below.length);
  const parts: string[] = [];
  for (let r = 0; r < rows; r++) {
    let best: { text: string; away: number } | undefined;
    for (const [c, text] of (table.rows[r] ?? []).entries()) {
      const at = middleOf(r, c);
      if (c === 0 || text === '' || at === undefined) continue;
      const away = Math.abs(at - middle);
      if (!best || away < best.away) best = { text, away };
    }
    if (best) parts.push(best.text);
  }
  return parts.join(' ');
}

/** The period of each column; undefined where its heading tells none, and for columns of shares and changes. */
export function periodsOf(
  table: Table,
  caption: string[],
  context: FigureContext,
): (ColumnPeriod | undefined)[] {
  const rows = headerRows(table);
  const width = table.rows[0]?.length ?? 0;
  const title = caption.join(' ');
  const corner = Array.from({ length: rows }, (_, r) => table.rows[r]?.[0] ?? '').join(' ');
  const isBalance = table.rows.some(
    (row) => /^total (?:current )?assets/i.test(row[0] ?? '') || /^total liabilities/i.test(row[0] ?? ''),
  );
  const usual = isBalance ? 0 : (monthsIn(corner) ?? monthsIn(caption.slice(-4).join(' ')));
  return Array.from({ length: width }, (_, column) => {
    if (column === 0) return undefined;
    const direct = headingOf(table, rows, column);
    const near = nearestHeading(table, rows, column);
    const ended =
      /\b(?:ended|as of|at)\b[^.]{0,12}?((?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2})\b/i.exec(
        `${corner} ${title}`,
      )?.[1];
    const heading = monthsIn(direct) === undefined && near.length > direct.length ? near : direct;
    if (/%|percent|change|increase|decrease/i.test(direct)) return undefined;
    if (percentOf(table, rows, column)) return undefined;
    const shared = findDay(heading) ? heading : `${heading} ${ended && !findDay(heading) ? ended : ''}`;
    const period = periodOf(shared, { own: context.ownPeriod, usual });
    if (isBalance && period) return { ...period, months: 0 };
    return period;
  });
}

const findDay = (text: string) =>
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b|\d{1,2}\/\d{1,2}\/\d{2,4}/i.test(
    text,
  );

/** A column whose numbers are shares of another: most are printed with %, or the first one is 100.0. */
export function percentOf(table: Table, rows: number, column: number): boolean {
  const texts = table.rows.slice(rows).flatMap((row) => (row[column] ? [row[column]] : []));
  const signed = texts.filter((text) => /%/.test(text)).length;
  return signed > texts.length / 2 || /^100(?:\.0+)?\s?%?$/.test(texts[0] ?? '');
}
