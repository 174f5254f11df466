import { NativeSelect, useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { eloBars, standingOf } from '@gemmavision/charts/elo-bars';
import type { BenchmarkResult } from '@gemmavision/domain/benchmarks';
import { arenaQuery } from '../../parts/reference-queries.ts';
import { shown } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { SectionHead } from './SectionHead.tsx';
import { benchmarksRoute } from './route.ts';
import classes from './BenchmarksPage.module.css';

const pinnedByDefault = 'gemma-3-27b-it';

/** How people judge answers, side by side and blind. */
export function ArenaSection() {
  const query = useQuery(arenaQuery);
  const { pinned = pinnedByDefault } = benchmarksRoute.useSearch();
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
              search: (before) => ({ ...before, pinned: next === pinnedByDefault ? undefined : next }),
              replace: true,
              resetScroll: false,
            });
          }}
          data={query.data?.map(({ model }) => ({ value: model.id, label: model.name })) ?? [pinned]}
        />
      </SectionHead>
      <QueryState query={query}>{(results) => <ArenaView results={results} pinned={pinned} />}</QueryState>
    </section>
  );
}

function ArenaView({ results, pinned }: { results: readonly BenchmarkResult[]; pinned: string }) {
  const scheme = useComputedColorScheme('light');
  const isNarrow = useMediaQuery('(max-width: 48em)') === true;
  const option = useMemo(
    () => eloBars(results, { scheme, chosen: pinned, isNarrow }),
    [results, scheme, pinned, isNarrow],
  );
  const columns = useMemo(() => columnsFor(results, pinned), [results, pinned]);
  const asOf = results.find((result) => result.asOf !== null)?.asOf;
  return (
    <>
      <ChartFigure
        title="Elo rating"
        units="higher is better; 95 % confidence interval"
        description="A point is the rating, its bar the interval. Where bars overlap with the chosen model’s, nobody can say which of the two is better."
        option={option}
        columns={columns}
        rows={results}
        rowKey={({ id }) => id}
        height={110 + 24 * results.length}
        footnote={
          asOf === undefined ? undefined : `As of ${asOf}. The axis does not begin at zero: Elo has none.`
        }
      />
      <DataTable
        caption="Arena ratings"
        isCaptionVisible
        columns={columns}
        rows={results}
        rowKey={({ id }) => id}
        maxHeight="30rem"
      />
    </>
  );
}

function columnsFor(results: readonly BenchmarkResult[], pinned: string): DataColumn<BenchmarkResult>[] {
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
