import type { KeyFigure, KeyFigureLabel, Table } from '@gemmavision/domain/documents';
import { parsePrintedNumber } from '../tables/index.ts';
import type { DocumentLine } from './document-lines.ts';
import { balanceConfidence, checkFigures } from './figure-checks.ts';
import { figureNames, type FigureName } from './figure-labels.ts';
import { writePeriod, type ColumnPeriod } from './periods.ts';
import { scaleIn, timesScale } from './scale.ts';
import { captionOf, headerRows, periodsOf, type FigureContext } from './table-headings.ts';

interface Draft extends KeyFigure {
  rank: number;
  months: number | undefined;
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

const withComma =
  /\b(?:mio|mrd|umsatz\w*|jahres\w*|bilanz\w*|konzern\w*|ergebnis|milliers|chiffre|omzet|resultaat|ingresos|ricavi)\b/i;

/** Whether a table writes 1.234,56: by its cents, else by its language where points part thousands only. */
function writesDecimalComma(table: Table, caption: readonly string[]): boolean {
  const cells = table.rows.flatMap((row) => row.slice(1));
  const commas = cells.filter((text) => /\d,\d{1,2}\D*$/.test(text)).length;
  const points = cells.filter((text) => /\d\.\d{1,2}\D*$|\d,\d{3}(?!\d)/.test(text)).length;
  if (commas !== points) return commas > points;
  const words = [...caption, ...table.rows.map((row) => row[0] ?? '')].join(' ');
  return withComma.test(words) && cells.some((text) => /^\D*\d{1,3}(?:\.\d{3})+\D*$/.test(text));
}

/** Printed as an amount of one share: below a thousand, with cents. */
const isPerShare = (printed: string) => /^\D*\d{1,3}\.\d\d\D*$/.test(printed);

/** Whether a table is the statement to which a figure belongs. */
function isOwnStatement({ kind, label }: FigureName, { statement }: Table): boolean {
  if (kind === 'balance') return statement === 'balance-sheet';
  if (label === 'operatingCashFlow' || label === 'capitalExpenditure')
    return statement === 'cash-flow-statement';
  return statement === 'income-statement';
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
  const decimalComma = writesDecimalComma(table, caption);
  const isAdjusted = /non-gaap|adjusted|pro forma|segment/i.test(
    `${table.rows[0]?.[0] ?? ''} ${caption.slice(-3).join(' ')} ${headerText}`,
  );
  const bottomLine = (
    table.rows.find((row) =>
      /^total liabilities,? (?:and|&|redeemable|mezzanine|noncontrolling).*(?:equity|deficit|investment)/i.test(
        (row[0] ?? '').trim(),
      ),
    ) ?? []
  ).map((text) => parsePrintedNumber(text)?.value);
  const drafts: Draft[] = [];
  let section = '';
  for (const [r, row] of table.rows.entries()) {
    if (r < rows) {
      // The first section's name stands right above its first number.
      if (row.slice(1).every((text) => text === '')) section = (row[0] ?? '').trim();
      continue;
    }
    const named = (row[0] ?? '').replace(/\s+/g, ' ').trim();
    // The sum of the revenues may stand without a name below them.
    const label =
      named === '' && /^(?:net |operating )?(?:revenues?|sales):?$/i.test(section) ? 'Total revenues' : named;
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
        const number = parsePrintedNumber(printed.replace(/\s?[*†]+$/, ''), decimalComma);
        const cell = table.cells?.[r]?.[c];
        if (!number || number.unit === '%' || !cell?.bbox) continue;
        if (figure.kind === 'flow' && /per\b.{0,40}\bshare|\beps\b/i.test(section) && isPerShare(printed))
          continue;
        const period = withUsualMonths(periods[c], figure, context);
        if (!period && periods.some(Boolean)) continue;
        const ownScale = figure.kind === 'per-share' || (figure.kind === 'shares' && scale === 1) ? 1 : scale;
        if (figure.kind === 'per-share' && Math.abs(number.value) > 1000) continue;
        const base = cell.confidence * (0.92 - 0.06 * rank - (period ? 0 : 0.2) - (isAdjusted ? 0.3 : 0));
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
          confidence:
            figure.label === 'totalAssets' ? balanceConfidence(number.value, bottomLine[c], base) : base,
          rank: rank + (isAdjusted ? 10 : 0) + (period ? 0 : 3) - (isOwnStatement(figure, table) ? 0.5 : 0),
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
  // The same figure in two tables confirms itself.
  for (const [key, draft] of best) {
    const again = drafts.filter(
      (other) =>
        other !== draft && `${other.label} ${other.period ?? ''}` === key && other.value === draft.value,
    );
    if (again.some(({ page, bbox }) => page !== draft.page || Math.abs(bbox[1] - draft.bbox[1]) > 2))
      best.set(key, {
        ...draft,
        confidence: Math.max(draft.confidence, Math.min(0.98, draft.confidence + 0.05)),
      });
  }
  const own = (draft: Draft) => {
    const endsOwn =
      context.ownPeriod !== undefined && draft.period?.endsWith(context.ownPeriod) ? 0 : draft.period ? 2 : 1;
    const length = draft.months === 0 || draft.months === context.ownMonths ? 0 : 1;
    return endsOwn * 2 + length;
  };
  return checkFigures([...best.values()])
    .sort(
      (a, b) =>
        order.indexOf(a.label) - order.indexOf(b.label) ||
        own(a) - own(b) ||
        ((a.period ?? '') < (b.period ?? '') ? 1 : -1),
    )
    .map(({ rank: _rank, months: _months, ...figure }) => figure);
}
