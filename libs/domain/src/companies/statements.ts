import type { KeyFigureLabel } from '../documents/extraction-result.ts';
import type { MergedFigure } from './merge-figures.ts';
import { daysBetween, spanOf, type PeriodLength } from './periods.ts';

/** The three statements, and the key figures of each in the order in which it prints them. */
export const statements = {
  income: [
    'revenue',
    'costOfRevenue',
    'grossProfit',
    'operatingIncome',
    'netIncome',
    'basicEps',
    'dilutedEps',
  ],
  balance: ['cash', 'totalAssets', 'totalDebt', 'totalLiabilities', 'totalEquity', 'sharesOutstanding'],
  cashFlow: ['operatingCashFlow', 'capitalExpenditure'],
} as const satisfies Record<string, readonly KeyFigureLabel[]>;
export type Statement = keyof typeof statements;

/** Which durations stand beside each other: those of one length, or every one that was printed. */
export type StatementView = PeriodLength | 'all';

export interface StatementColumn {
  key: string;
  /** The period as printed; of a column that only a balance sheet has, an instant. */
  period: string;
  end: string;
  /** Null: an instant, or a duration of no common length. */
  length: PeriodLength | null;
}

export interface StatementRow {
  label: KeyFigureLabel;
  unit: string | null;
  /** One a column; null was not read. */
  cells: (MergedFigure | null)[];
}

export interface StatementSheet {
  /** The newest first; of one day, the shorter duration first. */
  columns: StatementColumn[];
  groups: { statement: Statement; rows: StatementRow[] }[];
  /** Figures of statements whose period is not known. */
  withoutPeriod: MergedFigure[];
  /** Figures of the three statements that no document has. */
  neverRead: KeyFigureLabel[];
}

/** The number of shares stands on the cover, some weeks after the end of the period. */
const coverDays = 120;

/** The lengths of which there are figures, in the order of `periodLengths`. */
export function lengthsOf(figures: readonly MergedFigure[]): Set<PeriodLength> {
  return new Set(figures.flatMap(({ period }) => spanOf(period)?.length ?? []));
}

/**
 * Lays figures out as statements side by side: a row a key figure, a column a period. Durations of different length
 * never share a column. What is true at one day stands in every column that ends on it; a day on which none ends has a
 * column of its own, unless it is the end of a duration that is not shown.
 */
export function layOutStatements(figures: readonly MergedFigure[], view: StatementView): StatementSheet {
  const shown = figures.filter(({ label }) => labels.includes(label));
  const columns = columnsOf(shown, view);
  const groups = statementNames.map((statement) => ({
    statement,
    rows: statements[statement].flatMap((label) => rowsOf(label, shown, columns)),
  }));
  return {
    columns,
    groups: groups.filter(({ rows }) => rows.length > 0),
    withoutPeriod: shown.filter(({ period }) => spanOf(period) === null),
    neverRead: labels.filter((label) => !shown.some((figure) => figure.label === label)),
  };
}

const statementNames: Statement[] = ['income', 'balance', 'cashFlow'];
const labels: KeyFigureLabel[] = statementNames.flatMap((statement) => statements[statement]);

function columnsOf(figures: readonly MergedFigure[], view: StatementView): StatementColumn[] {
  const columns = new Map<string, StatementColumn>();
  const ends = new Set<string>();
  const instants = new Set<string>();
  for (const { period, label } of figures) {
    const span = spanOf(period);
    if (span === null || period === null) continue;
    const { start, end, length } = span;
    if (start === null) {
      if (label !== 'sharesOutstanding') instants.add(end);
      continue;
    }
    ends.add(end);
    if (view !== 'all' && length !== view) continue;
    const key = `${end} ${length ?? start}`;
    columns.set(key, { key, period, end, length });
  }
  for (const end of instants) {
    if (!ends.has(end)) columns.set(end, { key: end, period: end, end, length: null });
  }
  return [...columns.values()].sort(newestFirst);
}

function newestFirst(a: StatementColumn, b: StatementColumn): number {
  const days = (column: StatementColumn) => spanOf(column.period)?.days ?? 0;
  return daysBetween(a.end, b.end) || days(a) - days(b) || (a.key < b.key ? -1 : 1);
}

/** A row for each unit in which the figure was read. */
function rowsOf(
  label: KeyFigureLabel,
  figures: readonly MergedFigure[],
  columns: readonly StatementColumn[],
): StatementRow[] {
  const own = figures.filter((figure) => figure.label === label && spanOf(figure.period) !== null);
  const units = [...new Set(own.map(({ unit }) => unit))];
  return units.map((unit) => {
    const ofUnit = own.filter((figure) => figure.unit === unit);
    return { label, unit, cells: columns.map((column) => cellOf(ofUnit, column, columns)) };
  });
}

function cellOf(
  figures: readonly MergedFigure[],
  column: StatementColumn,
  columns: readonly StatementColumn[],
): MergedFigure | null {
  const { start, length } = spanOf(column.period) ?? {};
  const exact = figures.find(({ period }) => {
    const span = spanOf(period);
    if (span === null || span.end !== column.end) return false;
    return (
      span.start === null || (span.length === column.length && (length !== null || span.start === start))
    );
  });
  return exact ?? figures.find((figure) => isOnCoverOf(column, figure, columns)) ?? null;
}

/** Whether the number of shares is that of a day soon after the column’s end, and after no later column’s. */
function isOnCoverOf(
  column: StatementColumn,
  { label, period }: MergedFigure,
  columns: readonly StatementColumn[],
): boolean {
  const span = spanOf(period);
  if (label !== 'sharesOutstanding' || span === null || span.start !== null) return false;
  const last = columns.find(({ end }) => daysBetween(end, span.end) >= 0)?.end;
  return last === column.end && daysBetween(column.end, span.end) <= coverDays;
}
