import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BenchmarkResult, BenchmarkUnit, SuiteCategory } from '@gemmavision/domain/benchmarks';
import { groupBy } from '../../parts/group-by.ts';
import { suiteResultsQuery, suitesQuery } from '../../parts/reference-queries.ts';
import { shownScore } from '../../parts/quantities.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { pivot, type PivotRow } from './pivot.ts';
import { SectionHead } from './SectionHead.tsx';
import { benchmarksRoute } from './route.ts';
import classes from './BenchmarksPage.module.css';

const categoryWords: Record<SuiteCategory, string> = {
  preference: 'Preference of people',
  abilities: 'Abilities',
  knowledge: 'Knowledge, science, code',
  multimodal: 'Images, documents, video',
  languages: 'Languages',
  'long-context': 'Long context',
  finance: 'Financial question answering',
  quantization: 'Quantized files',
};

const unitWords: Record<BenchmarkUnit, string> = {
  percent: '%',
  elo: 'Elo',
  cider: 'CIDEr',
  perplexity: 'perplexity',
};

const suiteByDefault = 'zero-shot-it';

/** Every table, one at a time: within one, results were measured alike. */
export function SuitesSection() {
  const query = useQuery(suitesQuery);
  const { suite = suiteByDefault } = benchmarksRoute.useSearch();
  const navigate = benchmarksRoute.useNavigate();
  const tables = query.data?.filter(({ id }) => id !== 'arena') ?? [];
  const groups = groupBy(tables, ({ category }) => category);
  const chosen = tables.find(({ id }) => id === suite);
  return (
    <section className={classes.section} aria-label="All benchmarks">
      <SectionHead
        title="All benchmarks"
        lead="Bold is the best of a line, underlined the second best. A dash was not measured, or not published."
      >
        <NativeSelect
          label="Table"
          value={suite}
          onChange={(event) => {
            const next = event.currentTarget.value;
            void navigate({
              search: (before) => ({ ...before, suite: next === suiteByDefault ? undefined : next }),
              replace: true,
              resetScroll: false,
            });
          }}
          data={[...groups].map(([category, items]) => ({
            group: categoryWords[category],
            items: items.map(({ id, title }) => ({ value: id, label: title })),
          }))}
        />
      </SectionHead>
      <QueryState query={query}>
        {() =>
          chosen === undefined ? (
            <EmptyNote title="There is no such table">Choose another one above.</EmptyNote>
          ) : (
            <SuiteTable suite={chosen.id} title={chosen.title} note={chosen.note} />
          )
        }
      </QueryState>
    </section>
  );
}

function SuiteTable({ suite, title, note }: { suite: string; title: string; note: string | null }) {
  const query = useQuery(suiteResultsQuery(suite));
  return (
    <QueryState query={query}>
      {(results) => (
        <div>
          <ResultTable title={title} results={results} />
          {note === null ? null : <p className={classes.condition}>{note}</p>}
        </div>
      )}
    </QueryState>
  );
}

function ResultTable({ title, results }: { title: string; results: readonly BenchmarkResult[] }) {
  const { rows, columns } = useMemo(() => {
    const table = pivot(results);
    const models = table.models.map(({ id, name }) => modelColumn(id, name));
    return { rows: table.rows, columns: [...headColumns(table.rows), ...models] };
  }, [results]);
  return (
    <DataTable caption={title} isCaptionVisible columns={columns} rows={rows} rowKey={({ key }) => key} />
  );
}

function headColumns(rows: readonly PivotRow[]): DataColumn<PivotRow>[] {
  const condition: DataColumn<PivotRow> = {
    key: 'condition',
    header: 'Condition',
    value: (row) => row.condition,
    cell: (row) => <span className={classes.condition}>{row.condition}</span>,
  };
  const unit: DataColumn<PivotRow> = {
    key: 'unit',
    header: 'Unit',
    value: ({ benchmark }) =>
      `${unitWords[benchmark.unit]}${benchmark.higherIsBetter ? '' : ', lower is better'}`,
  };
  const isPlain = rows.every(({ benchmark }) => benchmark.unit === 'percent');
  return [
    { key: 'benchmark', header: 'Benchmark', value: ({ benchmark }) => benchmark.name, minWidth: '9rem' },
    ...(rows.some((row) => row.condition !== '') ? [condition] : []),
    ...(isPlain ? [] : [unit]),
  ];
}

function modelColumn(id: string, name: string): DataColumn<PivotRow> {
  return {
    key: id,
    header: name,
    isNumeric: true,
    value: (row) => row.results.get(id)?.value ?? null,
    cell: (row) => {
      const result = row.results.get(id);
      if (result === undefined) return undefined;
      const place =
        result.value === row.best ? classes.best : result.value === row.second ? classes.second : undefined;
      return (
        <SourcedFigure provenance={result.provenance} name={`${row.benchmark.name} of ${name}`}>
          <span className={place}>{shownScore(result.value)}</span>
        </SourcedFigure>
      );
    },
  };
}
