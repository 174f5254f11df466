import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { eloBars, standingOf } from '@gemmavision/charts/elo-bars';
import { differenceTo } from '@gemmavision/domain/benchmarks';
import type { BenchmarkResult } from '@gemmavision/domain/benchmarks';
import { arenaQuery } from '../../parts/reference-queries.ts';
import { shown } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { Later } from '../../ui/Later.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import { SourceLink } from '../../ui/SourceLink.tsx';
import { useChosenModels } from './chosen-models.ts';
import { DifferenceMark } from './DifferenceMark.tsx';
import { NotMeasuredNote } from './NotMeasuredNote.tsx';
import { SectionHead } from './SectionHead.tsx';
import { benchmarksRoute } from './route.ts';
import classes from './BenchmarksPage.module.css';

const pinnedByDefault = 'gemma-3-27b-it';

/** How people judge answers, side by side and blind. */
export function ArenaSection() {
  const query = useQuery(arenaQuery);
  const search = benchmarksRoute.useSearch();
  const { baseline } = useChosenModels();
  const isBaselineRated = query.data?.some(({ model }) => model.id === baseline) === true;
  const byDefault = isBaselineRated && baseline !== undefined ? baseline : pinnedByDefault;
  const pinned = search.pinned ?? byDefault;
  const navigate = benchmarksRoute.useNavigate();
  return (
    <section className={classes.section} aria-label="Chatbot Arena">
      <SectionHead
        title="Chatbot Arena"
        lead="People choose the better of two answers without knowing who wrote them. Elo says nothing about images, and ratings of different dates cannot be compared."
      >
        <NativeSelect
          label="Hold against"
          value={pinned}
          onChange={(event) => {
            const next = event.currentTarget.value;
            void navigate({
              search: (before) => ({ ...before, pinned: next === byDefault ? undefined : next }),
              replace: true,
              resetScroll: false,
            });
          }}
          data={query.data?.map(({ model }) => ({ value: model.id, label: model.name })) ?? [pinned]}
        />
      </SectionHead>
      <QueryState query={query} skeleton={<Skeleton height={900} />}>
        {(results) => <ArenaView results={results} pinned={pinned} />}
      </QueryState>
    </section>
  );
}

function ArenaView({ results, pinned }: { results: readonly BenchmarkResult[]; pinned: string }) {
  const look = useChartLook();
  const { ids, baseline: baselineId } = useChosenModels();
  const baseline = results.find(({ model }) => model.id === baselineId);
  // What the others are held against stays in sight, whatever is chosen.
  const shown = useMemo(
    () =>
      ids === undefined
        ? results
        : results.filter(({ model: { id } }) => ids.includes(id) || id === pinned || id === baselineId),
    [results, ids, pinned, baselineId],
  );
  const option = useMemo(
    () => eloBars(shown, { ...look, chosen: pinned, baseline }),
    [shown, look, pinned, baseline],
  );
  const columns = useMemo(
    () => columnsFor(results, pinned, baselineId === undefined ? undefined : (baseline ?? null)),
    [results, pinned, baselineId, baseline],
  );
  const isAnyChosen = ids === undefined || results.some(({ model }) => ids.includes(model.id));
  if (!isAnyChosen) return <NotMeasuredNote title="Chatbot Arena" results={results} />;
  const dated = shown.find((result) => result.asOf !== null);
  return (
    <>
      <ChartFigure
        title="Elo rating"
        units="higher is better; 95 % confidence interval"
        description="A point is the rating, its bar the interval. Where bars overlap with the chosen model’s, nobody can say which of the two is better."
        option={option}
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        height={110 + (look.isNarrow ? 28 : 24) * shown.length}
        footnote={
          <>
            {dated === undefined ? null : <AsOf result={dated} />}The axis does not begin at zero: Elo has
            none.
            {baselineId !== undefined && baseline === undefined
              ? ' The baseline is not in the Arena, so no difference to it can be told here.'
              : null}
          </>
        }
      />
      <Later height={510}>
        <DataTable
          caption="Arena ratings"
          isCaptionVisible
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          maxHeight="30rem"
        />
      </Later>
    </>
  );
}

/** When the ratings were taken. The report’s own table was printed days before Gemma 3 was released. */
function AsOf({ result: { asOf, provenance } }: { result: BenchmarkResult }) {
  const isReport = provenance.source.id === 'gemma3-report';
  return (
    <>
      As of {asOf}
      {isReport ? '; the report calls these ratings of Gemma 3 preliminary' : ''}
      <SourceLink provenance={provenance} label="Where are the ratings and their date from?" />.{' '}
    </>
  );
}

/** `baseline`: undefined where none is pinned, null where it has no rating. */
function columnsFor(
  results: readonly BenchmarkResult[],
  pinned: string,
  baseline: BenchmarkResult | null | undefined,
): DataColumn<BenchmarkResult>[] {
  const toBaseline = (result: BenchmarkResult) =>
    differenceTo(result.value, baseline?.value, result.benchmark);
  const chosen = results.find(({ model }) => model.id === pinned);
  return [
    { key: 'rank', header: 'Rank', isNumeric: true, value: ({ rank }) => rank },
    { key: 'model', header: 'Model', value: ({ model }) => model.name, minWidth: '12rem' },
    {
      key: 'elo',
      header: 'Elo',
      isNumeric: true,
      value: ({ value }) => value,
      cell: ({ value, provenance, model }) => (
        <SourcedFigure provenance={provenance} name={`Elo rating of ${model.name}`}>
          {shown(value)}
        </SourcedFigure>
      ),
    },
    {
      key: 'interval',
      header: '95 % interval',
      value: ({ lower, upper }) =>
        lower === null || upper === null ? null : `${shown(lower)} to ${shown(upper)}`,
    },
    {
      key: 'standing',
      header: chosen ? `Against ${chosen.model.name}` : 'Against the chosen',
      minWidth: '11rem',
      value: (result) => standingWords(result, chosen),
    },
    ...(baseline === undefined
      ? []
      : [
          {
            key: 'difference',
            header: 'To the baseline',
            isNumeric: true,
            value: (result: BenchmarkResult) => toBaseline(result)?.amount ?? null,
            cell: (result: BenchmarkResult) =>
              result.id === baseline?.id ? 'baseline' : <DifferenceMark difference={toBaseline(result)} />,
          },
        ]),
    {
      key: 'weights',
      header: 'Weights',
      // The source marks open models and is silent on all others.
      value: ({ model }) => (model.openWeights === true ? 'open' : null),
    },
    { key: 'size', header: 'Parameters', value: ({ model }) => model.parametersText },
  ];
}

function standingWords(result: BenchmarkResult, chosen: BenchmarkResult | undefined): string | null {
  if (!chosen) return null;
  const standing = standingOf(result, chosen);
  if (standing === 'chosen') return 'chosen';
  if (standing === 'not-distinguishable') return 'not distinguishable';
  return result.value > chosen.value ? 'higher' : 'lower';
}
