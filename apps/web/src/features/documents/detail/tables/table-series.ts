import type { CorrectedTable } from '@gemmavision/domain/documents';
import { unitWords } from '../../../../parts/statements/figure-scale.ts';
import { periodWords } from '../../words.ts';

/** Which lines of the table are drawn as lines or colours of the chart. */
export type SeriesFrom = 'rows' | 'columns';

/** A row or column of figures, by its place in the table. */
export interface FigureLine {
  /** Index in the table. */
  at: number;
  name: string;
  /** In the order of `categories`; null where no figure of the measure stands. */
  values: readonly (number | null)[];
}

/** The figures of a table that have one unit, ready to be drawn. */
export interface TableFigures {
  /** All units that the table has, the one with the most figures first: `USD millions`, `%`, `as printed`. */
  measures: readonly string[];
  measure: string;
  from: SeriesFrom;
  series: readonly FigureLine[];
  categories: readonly string[];
  /** The rows or columns of the table that the categories are. */
  categoriesAt: readonly number[];
  /** The categories are periods of one length that follow one another. */
  isOverTime: boolean;
}

interface Column {
  at: number;
  name: string;
  period: string | undefined;
}

type Cells = NonNullable<CorrectedTable['cells']>;

/** The unit of a figure as it is printed, in words: `USD millions`. */
function measureOf({ unit = '', scale = 1 }: Cells[number][number]): string {
  return unitWords(unit, scale) || 'as printed';
}

function mostFrequent<Value>(values: readonly Value[]): Value[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** What stands above the figures of a column, spans included. */
function headingOf({ rows, spans = [] }: CorrectedTable, firstFigures: number, column: number): string {
  const words: string[] = [];
  for (let row = 0; row < firstFigures; row += 1) {
    const over = spans.find(
      ([r, c, down, across]) => row >= r && row < r + down && column >= c && column < c + across,
    );
    const text = (over === undefined ? rows[row]?.[column] : rows[over[0]]?.[over[1]])?.trim() ?? '';
    if (text !== '' && words.at(-1) !== text) words.push(text);
  }
  return words.join(' ') || `Column ${column + 1}`;
}

/** The order of periods: by length, then by their end. */
function periodOrder(period: string): [days: number, end: string] {
  const [from = '', to] = period.split('/');
  return to === undefined
    ? [0, from]
    : [Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000 / 20), to];
}

function byPeriod(columns: readonly Column[]): Column[] {
  return [...columns].sort((a, b) => {
    const [[daysA, endA], [daysB, endB]] = [periodOrder(a.period ?? ''), periodOrder(b.period ?? '')];
    return daysA - daysB || (endA < endB ? -1 : endA > endB ? 1 : a.at - b.at);
  });
}

/** The columns that hold figures, in time where each has a period of its own. */
function figureColumns(
  table: CorrectedTable,
  cells: Cells,
  isFigure: (row: number, column: number) => boolean,
) {
  // Whatever their unit: above the first figures stands the head of the table.
  const firstFigures = cells.findIndex((row) => row.some(({ value }) => value !== undefined));
  const columns = (table.rows[0] ?? []).flatMap((_, at): Column[] => {
    const rows = cells.flatMap((row, r) => (isFigure(r, at) ? [row[at]] : []));
    if (rows.length === 0) return [];
    const period = mostFrequent(rows.flatMap((cell) => cell?.period ?? []))[0];
    return [{ at, name: headingOf(table, firstFigures, at), period }];
  });
  const periods = columns.map(({ period }) => period);
  const haveOwnPeriods =
    periods.every((period) => period !== undefined) && new Set(periods).size === columns.length;
  if (!haveOwnPeriods || columns.length < 2) return { columns, isOverTime: false };
  const lengths = new Set(columns.map(({ period }) => periodOrder(period ?? '')[0]));
  return {
    columns: byPeriod(columns).map((column) => ({ ...column, name: periodWords(column.period ?? null) })),
    // From a quarter to a year there is no line.
    isOverTime: lengths.size === 1,
  };
}

/**
 * The figures of a table as series. Undefined for a table in which fewer than two figures of any one unit were read:
 * there is nothing to draw.
 */
export function tableFigures(
  table: CorrectedTable,
  asked: { from?: SeriesFrom; measure?: string } = {},
): TableFigures | undefined {
  const cells = table.cells ?? [];
  const figures = cells.flatMap((row) => row.filter(({ value }) => value !== undefined));
  const measures = mostFrequent(figures.map(measureOf));
  const measure = measures.find((one) => one === asked.measure) ?? measures[0];
  if (measure === undefined) return undefined;
  const ofMeasure = figures.filter((cell) => measureOf(cell) === measure);
  if (ofMeasure.length < 2) return undefined;
  const isFigure = (row: number, column: number) => {
    const cell = cells[row]?.[column];
    return cell?.value !== undefined && measureOf(cell) === measure;
  };
  const { columns, isOverTime } = figureColumns(table, cells, isFigure);
  const rows = cells.flatMap((row, at) => {
    if (!row.some((_, column) => isFigure(at, column))) return [];
    const label = table.rows[at]?.find((text, column) => !isFigure(at, column) && /\p{L}/u.test(text));
    return [{ at, name: label?.trim() ?? `Row ${at + 1}` }];
  });
  const valueAt = (row: number, column: number) => {
    const { value, scale = 1 } = cells[row]?.[column] ?? {};
    return isFigure(row, column) && value !== undefined ? Number((value / scale).toPrecision(12)) : null;
  };
  const from =
    asked.from ??
    (columns.some(({ period }) => period !== undefined) || columns.length > rows.length ? 'rows' : 'columns');
  return {
    measures,
    measure,
    from,
    isOverTime: isOverTime && from === 'rows',
    categories: (from === 'rows' ? columns : rows).map(({ name }) => name),
    categoriesAt: (from === 'rows' ? columns : rows).map(({ at }) => at),
    series:
      from === 'rows'
        ? rows.map(({ at, name }) => ({ at, name, values: columns.map((column) => valueAt(at, column.at)) }))
        : columns.map(({ at, name }) => ({ at, name, values: rows.map((row) => valueAt(row.at, at)) })),
  };
}
