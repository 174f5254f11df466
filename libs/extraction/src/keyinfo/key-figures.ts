import type { KeyFigure, KeyFigureLabel, Table } from '@gemmavision/domain/documents';
import { parsePrintedNumber } from '../tables/index.ts';
import type { DocumentLine } from './document-lines.ts';
import { figureNames, type FigureName } from './figure-labels.ts';
import { monthsIn, periodOf, writePeriod, type ColumnPeriod } from './periods.ts';
import { scaleIn, timesScale } from './scale.ts';

/** What the document as a whole says about its figures. */
export interface FigureContext {
  currency: string | undefined;
  /** The end of the document's own period. */
  ownPeriod: string | undefined;
  /** Months that the document's own flows cover: 3 for a quarterly report, 12 for an annual one. */
  ownMonths: number;
}

interface Draft extends KeyFigure {
  rank: number;
  months: number | undefined;
}

/** The lines just above a table: its title and "in millions". */
function captionOf(table: Table, lines: readonly DocumentLine[]): string[] {
  const above = lines.filter((line) => line.page === table.page && line.bottom <= table.bbox[1] + 4);
  return above.slice(-9).map((line) => line.text);
}

/** Rows above the first one that holds a number other than a year or date. */
function headerRows(table: Table): number {
  const isFigure = (text: string) =>
    parsePrintedNumber(text) !== undefined && !/^(?:19|20)\d\d$/.test(text.trim());
  const first = table.rows.findIndex((row) => row.slice(1).some(isFigure));
  return first < 0 ? table.rows.length : first;
}

/** All header texts that stand over a column, outermost first. */
function headingOf(table: Table, rows: number, column: number): string {
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

function periodsOf(table: Table, caption: string[], context: FigureContext): (ColumnPeriod | undefined)[] {
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
function percentOf(table: Table, rows: number, column: number): boolean {
  const texts = table.rows.slice(rows).flatMap((row) => (row[column] ? [row[column]] : []));
  const signed = texts.filter((text) => /%/.test(text)).length;
  return signed > texts.length / 2 || /^100(?:\.0+)?\s?%?$/.test(texts[0] ?? '');
}

/** Which name of a figure a row's label is; lower is better. Per-share rows may rely on the section above them. */
function matchLabel(figure: FigureName, label: string, section: string): number | undefined {
  if (figure.not?.test(label)) return undefined;
  if (figure.kind === 'per-share') {
    const whole = `${section} ${label}`;
    const total =
      /^(?:net (?:income|earnings|loss)|total|income)\b/i.test(label) &&
      figure.names.some((name) => name.test(section)) &&
      /per\b.{0,40}\bshare|\beps\b/i.test(section) &&
      !figure.not?.test(section);
    if (total && !/per\b.*share/i.test(label)) return /continuing|discontinued/i.test(label) ? undefined : 1;
    if (!figure.names.some((name) => name.test(label))) return undefined;
    if (
      /weighted|average|number of shares|shares outstanding|shares used/i.test(section) &&
      !/per\b.*share|\beps\b/i.test(label)
    )
      return undefined;
    if (/cents?|pro forma|adjusted|non-gaap/i.test(label)) return undefined;
    return /per\b.{0,40}\bshare|\beps\b/i.test(label)
      ? 0
      : /per\b.{0,40}\bshare|\beps\b/i.test(whole)
        ? 1
        : undefined;
  }
  const index = figure.names.findIndex((name) => name.test(label));
  return index < 0 ? undefined : index;
}

/** A bare year over a flow of an annual report is that whole year. */
function withUsualMonths(
  period: ColumnPeriod | undefined,
  figure: FigureName,
  context: FigureContext,
): ColumnPeriod | undefined {
  const isFlow = figure.kind === 'flow' || figure.kind === 'per-share';
  return period && isFlow && period.months === undefined && context.ownMonths === 12
    ? { ...period, months: 12 }
    : period;
}

function figuresInTable(
  table: Table,
  lines: readonly DocumentLine[],
  documentScale: number | undefined,
  context: FigureContext,
): Draft[] {
  const caption = captionOf(table, lines);
  const rows = headerRows(table);
  const headerText = table.rows.slice(0, rows).flat().join(' ');
  const scale =
    scaleIn(headerText) ??
    [...caption]
      .reverse()
      .map(scaleIn)
      .find((found) => found !== undefined) ??
    documentScale ??
    1;
  const periods = periodsOf(table, caption, context);
  const isAdjusted = /non-gaap|adjusted|pro forma|segment/i.test(
    `${table.rows[0]?.[0] ?? ''} ${caption.slice(-3).join(' ')} ${headerText}`,
  );
  const drafts: Draft[] = [];
  let section = '';
  for (const [r, row] of table.rows.entries()) {
    if (r < rows) continue;
    const label = (row[0] ?? '').replace(/\s+/g, ' ').trim();
    const hasNumbers = row.slice(1).some((text) => parsePrintedNumber(text) !== undefined);
    if (!hasNumbers) {
      if (label !== '') section = label;
      continue;
    }
    if (label === '') continue;
    for (const figure of figureNames) {
      const rank = matchLabel(figure, label, section);
      if (rank === undefined) continue;
      for (const [c, printed] of row.entries()) {
        if (c === 0) continue;
        const number = parsePrintedNumber(printed.replace(/\s?[*†]+$/, ''));
        const cell = table.cells?.[r]?.[c];
        if (!number || number.unit === '%' || !cell?.bbox) continue;
        const period = withUsualMonths(periods[c], figure, context);
        if (!period && periods.some(Boolean)) continue;
        const ownScale = figure.kind === 'per-share' || (figure.kind === 'shares' && scale === 1) ? 1 : scale;
        if (figure.kind === 'per-share' && Math.abs(number.value) > 1000) continue;
        drafts.push({
          label: figure.label,
          value: timesScale(number.value, ownScale),
          printed: printed.replace(/^[$€£]\s?/, ''),
          scale: ownScale,
          unit:
            figure.kind === 'shares'
              ? 'shares'
              : context.currency
                ? figure.kind === 'per-share'
                  ? `${context.currency}/share`
                  : context.currency
                : null,
          period: period ? writePeriod(figure.kind === 'balance' ? { ...period, months: 0 } : period) : null,
          page: table.page,
          bbox: cell.bbox,
          confidence: Math.min(
            cell.confidence,
            0.92 - 0.06 * rank - (period ? 0 : 0.2) - (isAdjusted ? 0.3 : 0),
          ),
          rank: rank + (isAdjusted ? 10 : 0) + (period ? 0 : 3),
          months: figure.kind === 'balance' ? 0 : period?.months,
        });
      }
    }
  }
  return drafts;
}

/** Whether a figure is the other one printed with more digits: 10,208,580 thousand against 10,208.6 million. */
function isFiner(figure: KeyFigure, other: KeyFigure): boolean {
  const digits = ({ printed }: KeyFigure) => printed.replace(/\D/g, '').length;
  return (
    digits(figure) > digits(other) && Math.abs(figure.value - other.value) < Math.abs(other.value) * 0.001
  );
}

/**
 * The key figures of a filing from its tables: one value a label and period, from the row with the better name and
 * the earlier statement; the document's own period first.
 */
export function keyFigures(
  tables: readonly Table[],
  lines: readonly DocumentLine[],
  context: FigureContext,
): KeyFigure[] {
  const announced = lines
    .map((line) => (line.text.length < 160 ? scaleIn(line.text) : undefined))
    .find((scale) => scale !== undefined);
  const drafts = tables.flatMap((table) => figuresInTable(table, lines, announced, context));
  const best = new Map<string, Draft>();
  const order: KeyFigureLabel[] = figureNames.map(({ label }) => label);
  for (const draft of drafts) {
    const key = `${draft.label} ${draft.period ?? ''}`;
    const known = best.get(key);
    if (!known || draft.rank < known.rank || (draft.rank === known.rank && isFiner(draft, known)))
      best.set(key, draft);
  }
  const own = (draft: Draft) => {
    const endsOwn =
      context.ownPeriod !== undefined && draft.period?.endsWith(context.ownPeriod) ? 0 : draft.period ? 2 : 1;
    const length = draft.months === 0 || draft.months === context.ownMonths ? 0 : 1;
    return endsOwn * 2 + length;
  };
  return [...best.values()]
    .sort(
      (a, b) =>
        order.indexOf(a.label) - order.indexOf(b.label) ||
        own(a) - own(b) ||
        ((a.period ?? '') < (b.period ?? '') ? 1 : -1),
    )
    .map(({ rank: _rank, months: _months, ...figure }) => figure);
}
