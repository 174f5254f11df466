import { memo, useMemo } from 'react';
import type { Provenance } from '@gemmavision/domain/provenance';
import { inGigabytes, shownFixed } from '../../parts/quantities.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { publishedKvGigabytes, type CacheAssumptions, type Comparison } from './compare.ts';
import { kvCacheProvenance, weightsProvenance } from './computed-provenance.ts';

interface ComparisonTableProps {
  comparisons: readonly Comparison[];
  withKvCache: boolean;
  assumptions: CacheAssumptions;
}

/** Both sources, figure by figure, each with where it is from. */
export const ComparisonTable = memo(function ComparisonTable({
  comparisons,
  withKvCache,
  assumptions,
}: ComparisonTableProps) {
  const columns = useMemo(
    () => [...fixedColumns, ...(withKvCache ? cacheColumns(assumptions) : [])],
    [withKvCache, assumptions],
  );
  return (
    <section aria-label="Published and computed memory">
      <DataTable
        caption="Published and computed memory"
        isCaptionVisible
        columns={columns}
        rows={comparisons}
        rowKey={({ key }) => key}
      />
    </section>
  );
});

const fixedColumns: DataColumn<Comparison>[] = [
  { key: 'model', header: 'Model', value: ({ model }) => model.name, minWidth: '7rem' },
  { key: 'type', header: 'Precision', value: ({ type }) => type.label, minWidth: '9rem' },
  gigabytes(
    'publishedWeights',
    'Weights published',
    1,
    ({ published }) => published && [published.weights.gigabytes, published.weights.provenance],
  ),
  gigabytes(
    'computedWeights',
    'Weights computed',
    2,
    ({ computed, type }) => computed && [inGigabytes(computed.weights.total), weightsProvenance(type)],
  ),
];

function cacheColumns(assumptions: CacheAssumptions): DataColumn<Comparison>[] {
  const provenance = kvCacheProvenance(assumptions);
  return [
    gigabytes(
      'publishedKv',
      'KV published',
      1,
      ({ published }) => published && [publishedKvGigabytes(published), differenceOf(published)],
    ),
    gigabytes(
      'computedKv',
      'KV computed',
      3,
      ({ computed }) => computed && [inGigabytes(computed.kvBytes), provenance],
    ),
    gigabytes(
      'publishedTotal',
      'Both published',
      1,
      ({ published }) => published && [published.withKvCache.gigabytes, published.withKvCache.provenance],
    ),
    gigabytes(
      'computedTotal',
      'Both computed',
      2,
      ({ computed, type }) =>
        computed && [inGigabytes(computed.totalBytes), weightsAndCache(weightsProvenance(type), provenance)],
    ),
  ];
}

/** The table prints no cache by itself: it is the difference of two of its rows. */
function differenceOf({ withKvCache }: NonNullable<Comparison['published']>): Provenance {
  return {
    ...withKvCache.provenance,
    verification: 'derived',
    note: 'The “+KV” row minus the row of weights.',
  };
}

function weightsAndCache(weights: Provenance, cache: Provenance): Provenance {
  return { ...weights, location: 'weights + KV cache', note: `${weights.note} ${cache.note}` };
}

function gigabytes(
  key: string,
  header: string,
  decimals: number,
  figure: (row: Comparison) => [value: number, provenance: Provenance] | null,
): DataColumn<Comparison> {
  return {
    key,
    header,
    unit: 'GB',
    isNumeric: true,
    value: (row) => figure(row)?.[0] ?? null,
    cell: (row) => {
      const found = figure(row);
      if (found === null) return undefined;
      return (
        <SourcedFigure provenance={found[1]} name={`${header}, ${row.model.name}, ${row.type.label}`}>
          {shownFixed(found[0], decimals)}
        </SourcedFigure>
      );
    },
  };
}
