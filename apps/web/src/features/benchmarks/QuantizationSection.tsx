import { useQuery } from '@tanstack/react-query';
import { intervalDots } from '@gemmavision/charts/interval-dots';
import { differenceTo, intervalsOverlap, wilsonInterval } from '@gemmavision/domain/benchmarks';
import type { BenchmarkResult, Interval } from '@gemmavision/domain/benchmarks';
import { groupBy } from '../../parts/group-by.ts';
import { shown, shownFixed } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { allResultsQuery } from './all-results-query.ts';
import { useChosenModels } from './chosen-models.ts';
import { DifferenceMark } from './DifferenceMark.tsx';
import { NotMeasuredNote } from './NotMeasuredNote.tsx';
import { SectionHead } from './SectionHead.tsx';
import classes from './BenchmarksPage.module.css';

const suite = 'quantization-quality';

/** What fewer bits cost, where somebody has measured it. */
export function QuantizationSection() {
  const query = useQuery(allResultsQuery);
  return (
    <section className={classes.section} aria-label="Quantization quality">
      <SectionHead
        title="Quantization quality"
        lead="Three 4-bit files of one model. The source has no figure of the model before quantization, so what is lost against bfloat16 cannot be read here."
      />
      <QueryState query={query}>
        {(results) => <QuantizationView all={results.filter((result) => result.suite === suite)} />}
      </QueryState>
    </section>
  );
}

function QuantizationView({ all }: { all: readonly BenchmarkResult[] }) {
  const { isShown } = useChosenModels();
  const results = all.filter(({ model }) => isShown(model));
  if (results.length === 0) return <NotMeasuredNote title="Quantized files" results={all} />;
  return (
    <div className={classes.pair}>
      {[...groupBy(results, ({ benchmark }) => benchmark.id)].map(([id, ofBenchmark]) => (
        <FileFigure key={id} results={ofBenchmark} />
      ))}
    </div>
  );
}

/** The interval of a result: the source’s, or the score interval where it only says of how many tasks. */
function intervalOf({ lower, upper, value, sampleSize }: BenchmarkResult): Interval | null {
  if (lower !== null && upper !== null) return { lower, upper };
  if (sampleSize === null) return null;
  const shares = wilsonInterval(Math.round((value / 100) * sampleSize), sampleSize);
  return shares === null ? null : { lower: 100 * shares.lower, upper: 100 * shares.upper };
}

function FileFigure({ results }: { results: readonly BenchmarkResult[] }) {
  const look = useChartLook();
  const { baseline } = useChosenModels();
  const [first] = results;
  if (first === undefined) return null;
  const { benchmark } = first;
  const isPercent = benchmark.unit === 'percent';
  const decimals = isPercent ? 2 : 4;
  const direction = benchmark.higherIsBetter ? 'higher is better' : 'lower is better';
  const dots = results.map((result) => ({
    name: result.precision ?? 'unquantized',
    value: result.value,
    interval: intervalOf(result),
  }));
  const axis = {
    name: `${benchmark.name}${isPercent ? ' (%)' : ''}, ${direction}`,
    unit: isPercent ? '%' : 'PPL',
    decimals,
  };
  const held = results.find(({ model }) => model.id === baseline);
  return (
    <ChartFigure
      title={benchmark.name}
      units={direction}
      description={`Files of ${first.model.name}. ${
        isPercent
          ? `Whiskers: 95 % Wilson interval${first.sampleSize === null ? '' : ` of ${shown(first.sampleSize)} tasks`}, computed by this portal.`
          : 'Whiskers: one standard error to either side, as the source gives it.'
      }`}
      option={intervalDots(dots, axis, look)}
      columns={columnsFor(benchmark.name, decimals, baseline === undefined ? undefined : (held ?? null))}
      rows={results}
      rowKey={({ id }) => id}
      height={230}
      footnote={overlapWords(results)}
    />
  );
}

/** Whether the intervals leave any difference between the files. */
function overlapWords(results: readonly BenchmarkResult[]): string | undefined {
  const intervals = results.map(intervalOf);
  const doAllOverlap = intervals.every((a) =>
    intervals.every((b) => a !== null && b !== null && intervalsOverlap(a, b)),
  );
  return doAllOverlap && results.length > 1
    ? 'All intervals overlap: these files cannot be told apart by this measure.'
    : undefined;
}

/** `held`: the first file of the baseline model; null where it has none, undefined where no baseline is pinned. */
function columnsFor(
  name: string,
  decimals: number,
  held: BenchmarkResult | null | undefined,
): DataColumn<BenchmarkResult>[] {
  const heldAgainst = (result: BenchmarkResult) => differenceTo(result.value, held?.value, result.benchmark);
  return [
    { key: 'file', header: 'File', value: ({ precision }) => precision, minWidth: '10rem' },
    { key: 'model', header: 'Model', value: ({ model }) => model.name },
    {
      key: 'value',
      header: name,
      isNumeric: true,
      value: ({ value }) => value,
      cell: ({ value, provenance, precision }) => (
        <SourcedFigure provenance={provenance} name={`${name} of ${precision ?? 'the model'}`}>
          {shownFixed(value, decimals)}
        </SourcedFigure>
      ),
    },
    {
      key: 'interval',
      header: 'Interval',
      value: (result) => {
        const interval = intervalOf(result);
        return interval === null
          ? null
          : `${shownFixed(interval.lower, decimals)} to ${shownFixed(interval.upper, decimals)}`;
      },
    },
    ...(held === undefined
      ? []
      : [
          {
            key: 'difference',
            header: held === null ? 'To the baseline' : `To ${held.precision ?? 'the baseline'}`,
            isNumeric: true,
            value: (result: BenchmarkResult) => heldAgainst(result)?.amount ?? null,
            cell: (result: BenchmarkResult) => <DifferenceMark difference={heldAgainst(result)} />,
          },
        ]),
  ];
}
