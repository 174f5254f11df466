import type { Provenance } from '@gemmavision/domain/provenance';
import { inGigabytes, shownFixed } from '../../parts/quantities.ts';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { publishedKvGigabytes, type CacheAssumptions, type Comparison } from './compare.ts';
import { kvCacheProvenance, weightsProvenance } from './computed-provenance.ts';

/** Which model in which precision a row is about. */
export const pairColumns: DataColumn<Comparison>[] = [
  { key: 'model', header: 'Model', value: ({ model }) => model.name, minWidth: '7rem' },
  { key: 'type', header: 'Precision', value: ({ type }) => type.label, minWidth: '9rem' },
];

/** Weights and, with a cache, the cache and both together: of each source, figure by figure with where it is from. */
export function comparisonColumns(assumptions: CacheAssumptions, withKvCache: boolean) {
  const cacheOf = ({ model }: Comparison) => kvCacheProvenance([model], assumptions);
  const weightsOf = ({ type }: Comparison) => weightsProvenance(type, assumptions);
  const published = [
    gigabytes(
      'publishedWeights',
      'Weights published',
      1,
      (row) => row.published && [row.published.weights.gigabytes, row.published.weights.provenance],
    ),
    gigabytes(
      'publishedKv',
      'KV published',
      1,
      (row) => row.published && [publishedKvGigabytes(row.published), differenceOf(row.published)],
    ),
    gigabytes(
      'publishedTotal',
      'Both published',
      1,
      (row) => row.published && [row.published.withKvCache.gigabytes, row.published.withKvCache.provenance],
    ),
  ];
  const computed = [
    gigabytes(
      'computedWeights',
      'Weights computed',
      2,
      (row) => row.computed && [inGigabytes(row.computed.weights.total), weightsOf(row)],
    ),
    gigabytes(
      'computedKv',
      'KV computed',
      3,
      (row) => row.computed && [inGigabytes(row.computed.kvBytes), cacheOf(row)],
    ),
    gigabytes(
      'computedTotal',
      'Both computed',
      2,
      (row) =>
        row.computed && [inGigabytes(row.computed.totalBytes), weightsAndCache(weightsOf(row), cacheOf(row))],
    ),
  ];
  const many = withKvCache ? 3 : 1;
  return { published: published.slice(0, many), computed: computed.slice(0, many) };
}

/** The table prints no cache by itself: it is the difference of two of its rows. */
export function differenceOf({ withKvCache }: NonNullable<Comparison['published']>): Provenance {
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
