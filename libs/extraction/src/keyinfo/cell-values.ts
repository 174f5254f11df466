import type { Table, TableCell } from '@gemmavision/domain/documents';
import { isYear, notationOf, readPrintedCell, type Notation } from '../tables/index.ts';
import type { DocumentLine } from './document-lines.ts';
import { writePeriod } from './periods.ts';
import { scaleIn, timesScale } from './scale.ts';
import {
  captionOf,
  headerRows,
  headingOf,
  percentOf,
  periodsOf,
  type FigureContext,
} from './table-headings.ts';
import { currencyMarks } from './vocabulary.ts';

/** What a caption's "in millions" does not reach, whether it says so or not. */
const perUnit = /\bper\b|\beps\b|%|\bpercent(?:age)?\b|\brates?\b|\bratios?\b|\bmultiple\b/i;
/** What may be counted in another measure than the money beside it. */
const counted =
  /\b(?:shares?|number|units?|count|employees|headcount|years?|months?|days?|notes?|weighted|average|margin|volume|stores|options|awards)\b/i;

/** Rows of a day among rows of a period. */
const stock = /\bbalances?\b|\bequity\b|\b(?:beginning|end) of\b/i;

/** A heading without "in millions, except per share data": that is about the table, not about its column. */
const withoutException = (text: string) => text.replace(/\([^()]*\bexcept\b[^()]*\)?|\bexcept\b.*$/gi, '');

function currencyOfSign(sign: string, documentCurrency: string | undefined): string | undefined {
  // A dollar is the document's own dollar.
  if (sign === '$' && documentCurrency?.endsWith('D')) return documentCurrency;
  return currencyMarks.find(([mark]) => mark.test(sign))?.[1];
}

/** Whether a cell shows a number, or the dash for nil. */
function isAmount(text: string): boolean {
  const { number, isNil } = readPrintedCell(text);
  return number !== undefined || isNil;
}

/** The scale that the table's header or its caption announces; undefined where neither does. */
function announcedScale(table: Table, caption: readonly string[], rows: number): number | undefined {
  const said = [table.rows.slice(0, rows).flat().join(' '), ...[...caption].reverse()];
  return said.map(scaleIn).find((scale) => scale !== undefined);
}

type Meaning = Pick<TableCell, 'value' | 'unit' | 'scale' | 'period' | 'nil' | 'footnote'>;

function meaningOf(
  printed: string,
  around: { label: string; section: string; heading: string; isPercent: boolean },
  notation: Notation,
  scale: number | undefined,
): Meaning | undefined {
  const { number, footnote = '', isNil } = readPrintedCell(printed, notation.decimalComma);
  if (isNil) return { nil: true };
  const text = printed.slice(0, printed.length - footnote.length).trim();
  // A year is no amount, and "1.234" alone could be either.
  if (isYear(text) || (!notation.isKnown && /^\D*\d{1,3}\.\d{3}\D*$/.test(text))) return undefined;
  if (!number) return undefined;
  const mark = footnote === '' ? {} : { footnote };
  if (number.unit === '%' || (around.isPercent && number.unit === undefined))
    return { value: number.value, unit: '%', scale: 1, ...mark };
  const unit = { ...(number.unit === undefined ? {} : { unit: number.unit }), ...mark };
  if (scale === undefined || scale === 1) return { value: number.value, ...unit };
  const words = `${around.section} ${around.label} ${around.heading}`;
  if (perUnit.test(`${around.label} ${around.heading}`)) return { value: number.value, ...unit, scale: 1 };
  if (perUnit.test(words) || counted.test(`${around.section} ${around.label}`) || /\bshares\b/i.test(words))
    return undefined;
  return { value: timesScale(number.value, scale), ...unit, scale };
}

/**
 * Gives the cells of tables their numbers, as far as the page says them for certain: signs and brackets read, the
 * announced scale multiplied in, `%` and currency signs as units, the period of the column. Where a scale may or may
 * not reach a row (numbers of shares), its cells stay without a value; cells without `scale` are as printed.
 */
export function withCellValues(
  tables: readonly Table[],
  lines: readonly DocumentLine[],
  context: FigureContext,
): Table[] {
  return tables.map((table) => {
    if (!table.cells) return table;
    const caption = captionOf(table, lines);
    const rows = headerRows(table);
    const notation = notationOf(table.rows);
    const scale = announcedScale(table, caption, rows);
    // Without the document's own period a bare year could end on any day.
    const periods = context.ownPeriod ? periodsOf(table, caption, context) : [];
    const columns = (table.rows[0] ?? []).map((_, c) => ({
      heading: withoutException(headingOf(table, rows, c)),
      isPercent: percentOf(table, rows, c),
    }));
    let section = '';
    const cells = table.cells.map((row, r) => {
      const texts = table.rows[r] ?? [];
      const label = texts[0] ?? '';
      if (r < rows) return row;
      if (!texts.slice(1).some(isAmount)) {
        section = withoutException(label);
        return row;
      }
      return row.map((cell, c) => {
        const column = columns[c];
        if (c === 0 || !column || !cell.bbox) return cell;
        const meaning = meaningOf(texts[c] ?? '', { label, section, ...column }, notation, scale);
        if (!meaning) return cell;
        const { unit: sign, ...rest } = meaning;
        const unit = sign === undefined || sign === '%' ? sign : currencyOfSign(sign, context.currency);
        const period = periods[c];
        return {
          ...cell,
          ...rest,
          ...(unit ? { unit } : {}),
          ...(period?.months !== undefined && !(period.months > 0 && stock.test(label))
            ? { period: writePeriod(period) }
            : {}),
        };
      });
    });
    return { ...table, cells };
  });
}
