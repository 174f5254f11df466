import { useMemo } from 'react';
import { scoreHeatMap, type HeatCell } from '@gemmavision/charts/score-heat-map';
import { baselineOf, differenceTo, rankResults } from '@gemmavision/domain/benchmarks';
import type { BenchmarkResult, BenchmarkUnit, Rank } from '@gemmavision/domain/benchmarks';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { benchmarksRoute } from './route.ts';
import { ScoreCell } from './ScoreCell.tsx';
import classes from './BenchmarksPage.module.css';
import cellClasses from './ScoreCell.module.css';
import { scoreTable, type ScoredBenchmark, type ScoredModel, type ScoreTable } from './score-table.ts';

interface ScoreFigureProps {
  title: string;
  note: string | null;
  /** Of one suite, of the models that are shown. */
  results: readonly BenchmarkResult[];
  /** Of the suite, of all models: the baseline counts even where it is not shown. */
  all: readonly BenchmarkResult[];
}

const unitWords: Record<BenchmarkUnit, string> = {
  percent: '%',
  elo: 'Elo',
  cider: 'CIDEr',
  perplexity: 'PPL',
};

/** Past these, benchmarks are easier to read down than across. */
const benchmarksAcross = 10;

/** One table of scores, measured alike: as a table in the colours of a heat map, or as the map itself. */
export function ScoreFigure({ title, note, results, all }: ScoreFigureProps) {
  const { rows, look, baseline } = benchmarksRoute.useSearch();
  const navigate = benchmarksRoute.useNavigate();
  const chartLook = useChartLook();
  const table = useMemo(() => scoreTable(results), [results]);
  const ranks = useMemo(() => rankResults(results), [results]);
  const isModelsDown = rows === undefined ? table.benchmarks.length <= benchmarksAcross : rows === 'models';
  const isPlain = results.every(({ benchmark }) => benchmark.unit === 'percent' && benchmark.higherIsBetter);
  const { models, benchmarks } = table;
  const down = isModelsDown ? models.map(named) : benchmarks.map(titled);
  const across = isModelsDown ? benchmarks.map(titled) : models.map(named);
  const option = useMemo(
    () => scoreHeatMap(...heatMapOf(table, ranks, isModelsDown), chartLook),
    [table, ranks, isModelsDown, chartLook],
  );
  // Where it was not measured at all, one sentence below the table says so, instead of every cell.
  const isBaselineHere = all.some(({ model }) => model.id === baseline);
  const cellOf = cellsOf(table, ranks, all, isBaselineHere ? baseline : undefined);
  const frame = {
    title,
    units: isPlain ? '%, higher is better' : undefined,
    description: `Best ★ and second best ☆ of each benchmark among the models shown, darker is worse. A dash was not measured.`,
    option,
    height: Math.max(200, 70 + down.length * 30 + (across.length > 12 || chartLook.isNarrow ? 50 : 0)),
    view: look === 'map' ? ('chart' as const) : ('table' as const),
    onViewChange: (view: 'chart' | 'table') =>
      void navigate({
        search: (before) => ({ ...before, look: view === 'chart' ? ('map' as const) : undefined }),
        replace: true,
        resetScroll: false,
      }),
    footnote: footnoteOf(note, baseline !== undefined && !isBaselineHere),
    rowKey: ({ key }: { key: string }) => key,
  };
  return isModelsDown ? (
    <ChartFigure
      {...frame}
      rows={models}
      columns={[
        {
          key: 'model',
          header: 'Model',
          minWidth: '7.5rem',
          value: named,
          cell: ({ name, model }: ScoredModel) =>
            model.id === baseline ? (
              <span className={cellClasses.model}>
                {name}
                <br />
                <span className={classes.condition}>baseline</span>
              </span>
            ) : (
              <span className={cellClasses.model}>{name}</span>
            ),
        },
        ...benchmarks.map((benchmark): DataColumn<ScoredModel> => ({
          key: benchmark.key,
          header: titled(benchmark),
          unit: isPlain ? undefined : unitOf(benchmark),
          isNumeric: true,
          value: (model) => table.resultOf(model, benchmark)?.value ?? null,
          cell: (model) => cellOf(model, benchmark),
        })),
      ]}
    />
  ) : (
    <ChartFigure
      {...frame}
      rows={benchmarks}
      columns={[
        { key: 'benchmark', header: 'Benchmark', value: titled, minWidth: '9rem' },
        ...(isPlain ? [] : [{ key: 'unit', header: 'Unit', value: unitOf }]),
        ...models.map((model): DataColumn<ScoredBenchmark> => ({
          key: model.key,
          header: model.model.id === baseline ? `${model.name} (baseline)` : model.name,
          isNumeric: true,
          value: (benchmark) => table.resultOf(model, benchmark)?.value ?? null,
          cell: (benchmark) => cellOf(model, benchmark),
        })),
      ]}
    />
  );
}

const named = ({ name }: ScoredModel) => name;
const titled = ({ benchmark, condition }: ScoredBenchmark) =>
  condition === '' ? benchmark.name : `${benchmark.name}, ${condition}`;
const unitOf = ({ benchmark }: ScoredBenchmark) =>
  `${unitWords[benchmark.unit]}${benchmark.higherIsBetter ? '' : ', lower is better'}`;

function cellsOf(
  table: ScoreTable,
  ranks: ReadonlyMap<string, Rank>,
  all: readonly BenchmarkResult[],
  baseline: string | undefined,
) {
  return (model: ScoredModel, benchmark: ScoredBenchmark) => {
    const result = table.resultOf(model, benchmark);
    if (result === undefined) return undefined;
    const held = baseline === undefined ? undefined : baselineOf(result, all, baseline);
    const difference =
      baseline === undefined || result.id === held?.id
        ? undefined
        : differenceTo(result.value, held?.value, result.benchmark);
    const name = `${titled(benchmark)} of ${model.name}`;
    return <ScoreCell result={result} rank={ranks.get(result.id)} name={name} difference={difference} />;
  };
}

function heatMapOf(table: ScoreTable, ranks: ReadonlyMap<string, Rank>, isModelsDown: boolean) {
  const { models, benchmarks } = table;
  const cells = models.flatMap((model, m) =>
    benchmarks.flatMap((benchmark, b): HeatCell[] => {
      const result = table.resultOf(model, benchmark);
      if (result === undefined) return [];
      const { place = null, share = null } = ranks.get(result.id) ?? {};
      const at = isModelsDown ? { x: b, y: m } : { x: m, y: b };
      return [{ ...at, value: result.value, share, place, unit: unitWords[result.benchmark.unit] }];
    }),
  );
  const [names, titles] = [models.map(named), benchmarks.map(titled)];
  return [cells, isModelsDown ? { across: titles, down: names } : { across: names, down: titles }] as const;
}

function footnoteOf(note: string | null, isBaselineMissing: boolean) {
  const missing = isBaselineMissing
    ? 'The baseline was not measured in this table, so nothing is held against it.'
    : null;
  const words = [note, missing].filter((part) => part !== null);
  return words.length === 0 ? undefined : words.join('. ');
}
