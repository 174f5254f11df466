import type { Trend } from '@gemmavision/charts/figure-trend';
import type {
  FigureReading,
  MergedFigure,
  StatementColumn,
  StatementRow,
  StatementSheet,
  StatementView,
} from '@gemmavision/domain/companies';
import { layOutStatements, otherPrints } from '@gemmavision/domain/companies';
import type { KeyFigureLabel } from '@gemmavision/domain/documents';
import { figureWords } from '../../parts/figure-words.ts';
import { idsOf } from '../../parts/id-list.ts';
import { measureOf } from '../../parts/statements/figure-scale.ts';
import { viewWithMost } from '../../parts/statements/views.ts';
import type { CompanySearch } from './companies-search.ts';

/** Key figures of one measure over the periods, the oldest first; periods of which none was read are left out. */
export interface TrendRows {
  columns: StatementColumn[];
  rows: StatementRow[];
}

/** One print of a figure, as a line of the table behind the chart. */
export interface PrintRow {
  figure: MergedFigure;
  column: StatementColumn;
  reading: FigureReading;
  /** It says something else than the latest document. */
  isOther: boolean;
}

/** The rows of the sheet that have figures in this measure. */
export function rowsOfMeasure({ groups }: StatementSheet, measure: string): StatementRow[] {
  return groups
    .flatMap(({ rows }) => rows)
    .filter((row) => measureOf(row) === measure && row.cells.some((cell) => cell !== null));
}

/** The measures of the sheet, that of most key figures first. */
export function measuresOf(sheet: StatementSheet): string[] {
  const measures = new Set(sheet.groups.flatMap(({ rows }) => rows.map(measureOf)));
  return [...measures]
    .filter((measure) => rowsOfMeasure(sheet, measure).length > 0)
    .sort((a, b) => rowsOfMeasure(sheet, b).length - rowsOfMeasure(sheet, a).length);
}

/** What the chart draws: the chosen rows, from left to right as time goes. */
export function trendRows({ columns }: StatementSheet, chosen: readonly StatementRow[]): TrendRows {
  const places = columns
    .map((_, place) => place)
    .filter((place) => chosen.some(({ cells }) => cells[place] != null))
    .reverse();
  const at = <T>(list: readonly T[]) => places.flatMap((place) => list.slice(place, place + 1));
  return { columns: at(columns), rows: chosen.map((row) => ({ ...row, cells: at(row.cells) })) };
}

/** Every print that the chart shows, a line each. */
export function printRows({ columns, rows }: TrendRows): PrintRow[] {
  return rows.flatMap(({ cells }) =>
    columns.flatMap((column, place): PrintRow[] => {
      const figure = cells[place];
      const latest = figure?.readings[0];
      if (figure == null || latest === undefined) return [];
      return [
        { figure, column, reading: latest, isOther: false },
        ...otherPrints(figure).map((reading) => ({ figure, column, reading, isOther: true })),
      ];
    }),
  );
}

const usual: readonly KeyFigureLabel[] = ['revenue', 'operatingIncome', 'netIncome'];
/** The colour of a key figure is the same for every company. */
const positions = Object.keys(figureWords);

/** Everything that the chart of a company shows, as its address has it. */
export interface CompanyTrend {
  /** The length of the periods: one, also where the statements show all. */
  view: StatementView;
  measures: string[];
  measure: string;
  /** Key figures that can be chosen. */
  labels: KeyFigureLabel[];
  byDefault: KeyFigureLabel[];
  chosen: KeyFigureLabel[];
  shown: TrendRows;
  prints: PrintRow[];
  trends: Trend[];
}

/** What is drawn of a company’s figures. Quarters and years do not stand in one line, nor do values of two units. */
export function companyTrend(
  figures: readonly MergedFigure[],
  statementView: StatementView,
  search: Pick<CompanySearch, 'unit' | 'figures'>,
): CompanyTrend {
  const view = statementView === 'all' ? viewWithMost(figures) : statementView;
  const sheet = layOutStatements(figures, view);
  const measures = measuresOf(sheet);
  const measure = measures.find((each) => each === search.unit) ?? measures[0] ?? '';
  const rows = rowsOfMeasure(sheet, measure);
  const labels = rows.map(({ label }) => label);
  const usualHere = labels.filter((label) => usual.includes(label));
  const byDefault = usualHere.length > 0 ? usualHere : labels.slice(0, 3);
  const ids = idsOf(search.figures, byDefault);
  const chosen = labels.filter((label) => ids.includes(label));
  const shown = trendRows(
    sheet,
    rows.filter(({ label }) => chosen.includes(label)),
  );
  const trends = shown.rows.map(({ label, cells }) => ({
    name: figureWords[label],
    position: positions.indexOf(label),
    points: cells.map(
      (cell) => cell && { value: cell.value, others: otherPrints(cell).map(({ value }) => value) },
    ),
  }));
  return { view, measures, measure, labels, byDefault, chosen, shown, prints: printRows(shown), trends };
}

/** The print that a mark of the chart stands for. */
export function printAt(
  { rows }: TrendRows,
  mark: { trend: number; period: number; print: number },
): FigureReading | undefined {
  const figure = rows[mark.trend]?.cells[mark.period];
  if (figure == null) return undefined;
  return mark.print === 0 ? figure.readings[0] : otherPrints(figure)[mark.print - 1];
}
