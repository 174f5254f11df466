import { useQuery } from '@tanstack/react-query';
import { contextLines } from '@gemmavision/charts/context-lines';
import { baselineOf, differenceTo, tunings } from '@gemmavision/domain/benchmarks';
import type { BenchmarkResult } from '@gemmavision/domain/benchmarks';
import { shownScore } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { allResultsQuery } from './all-results-query.ts';
import { useChosenModels } from './chosen-models.ts';
import { contextLinesOf } from './context-lines-of.ts';
import { DifferenceMark } from './DifferenceMark.tsx';
import { NotMeasuredNote } from './NotMeasuredNote.tsx';
import { PerplexityNote } from './PerplexityNote.tsx';
import { SectionHead } from './SectionHead.tsx';
import { useModelPositions } from './use-model-positions.ts';
import classes from './BenchmarksPage.module.css';

/** What is left of a model’s abilities when the context gets long. */
export function LongContextSection() {
  const query = useQuery(allResultsQuery);
  return (
    <section className={classes.section} aria-label="Long context">
      <SectionHead
        title="Long context"
        lead="RULER and MRCR at 32k and 128k tokens, as published: two lengths, so the line between them is only there to join what belongs together. Pre-trained and instruction-tuned models are never laid over each other."
      />
      <QueryState query={query}>{(results) => <LongContextView results={results} />}</QueryState>
    </section>
  );
}

function LongContextView({ results }: { results: readonly BenchmarkResult[] }) {
  const { isShown } = useChosenModels();
  const measured = results.filter(
    ({ contextTokens, benchmark }) => contextTokens !== null && benchmark.unit === 'percent',
  );
  const perplexities = results.filter(
    ({ contextTokens, benchmark }) => contextTokens !== null && benchmark.unit === 'perplexity',
  );
  const shown = measured.filter(({ model }) => isShown(model));
  const shownPerplexities = perplexities.filter(({ model }) => isShown(model));
  const positions = useModelPositions(results);
  return (
    <>
      {shown.length === 0 ? <NotMeasuredNote title="Long context" results={measured} /> : null}
      <div className={classes.pair}>
        {tunings.map((tuning) => {
          const ofTuning = shown.filter((result) => result.tuning === tuning);
          return ofTuning.length === 0 ? null : (
            <ContextFigure
              key={tuning}
              title={`${tuning.charAt(0).toUpperCase()}${tuning.slice(1)} models`}
              results={ofTuning}
              all={measured}
              positions={positions}
            />
          );
        })}
      </div>
      {perplexities.length === 0 ? (
        <PerplexityNote />
      ) : shownPerplexities.length === 0 ? (
        <NotMeasuredNote title="Perplexity over context" results={perplexities} />
      ) : (
        <ContextFigure
          title="Perplexity over context"
          results={shownPerplexities}
          all={perplexities}
          positions={positions}
        />
      )}
    </>
  );
}

interface ContextFigureProps {
  title: string;
  /** Of one unit. */
  results: readonly BenchmarkResult[];
  all: readonly BenchmarkResult[];
  positions: ReadonlyMap<string, number>;
}

function ContextFigure({ title, results, all, positions }: ContextFigureProps) {
  const look = useChartLook();
  const { baseline } = useChosenModels();
  const isPercent = results.every(({ benchmark }) => benchmark.unit === 'percent');
  const axes = isPercent
    ? ({ values: 'Score (%), higher is better', unit: '%', range: [0, 100] } as const)
    : { values: 'Perplexity, lower is better', unit: 'PPL' };
  const option = contextLines(contextLinesOf(results, positions), axes, look);
  return (
    <ChartFigure
      title={title}
      units={isPercent ? '%, higher is better' : 'lower is better'}
      description="One line a model and benchmark: drawn through for the first, dashed for the second."
      option={option}
      columns={columnsFor(all, baseline)}
      rows={results}
      rowKey={({ id }) => id}
      height={look.isNarrow ? 440 : 400}
    />
  );
}

function columnsFor(
  all: readonly BenchmarkResult[],
  baseline: string | undefined,
): DataColumn<BenchmarkResult>[] {
  const heldAgainst = (result: BenchmarkResult) =>
    baseline === undefined
      ? null
      : differenceTo(result.value, baselineOf(result, all, baseline)?.value, result.benchmark);
  return [
    { key: 'model', header: 'Model', value: ({ model }) => model.name, minWidth: '8rem' },
    { key: 'benchmark', header: 'Benchmark', value: ({ benchmark }) => benchmark.name },
    {
      key: 'context',
      header: 'Context',
      unit: 'tokens',
      isNumeric: true,
      value: ({ contextTokens }) => contextTokens,
      cell: ({ contextTokens }) => contextTokens?.toLocaleString('en'),
    },
    {
      key: 'value',
      header: 'Score',
      isNumeric: true,
      value: ({ value }) => value,
      cell: ({ value, provenance, model, benchmark }) => (
        <SourcedFigure provenance={provenance} name={`${benchmark.name} of ${model.name}`}>
          {shownScore(value)}
        </SourcedFigure>
      ),
    },
    ...(baseline === undefined
      ? []
      : [
          {
            key: 'difference',
            header: 'To the baseline',
            isNumeric: true,
            value: (result: BenchmarkResult) => heldAgainst(result)?.amount ?? null,
            cell: (result: BenchmarkResult) => <DifferenceMark difference={heldAgainst(result)} />,
          },
        ]),
  ];
}
