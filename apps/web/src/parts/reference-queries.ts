import { queryOptions } from '@tanstack/react-query';
import type { Tuning } from '@gemmavision/domain/benchmarks';
import { call } from '../shell/api.ts';

/** Reference data changes only when somebody imports some, so it is not asked again on every visit. */
const staleTime = 10 * 60_000;

/** All models, family by family, the smallest first. */
export const modelsQuery = queryOptions({
  queryKey: ['reference', 'models'],
  queryFn: async ({ signal }) => (await call('GET /api/models', { query: { limit: 200 }, signal })).items,
  staleTime,
});

/** The published memory table. */
export const publishedMemoryQuery = queryOptions({
  queryKey: ['reference', 'memory'],
  queryFn: async ({ signal }) =>
    (await call('GET /api/memory/published', { query: { limit: 200 }, signal })).items,
  staleTime,
});

/** Accelerators with memory, bandwidth and peak rates. */
export const acceleratorsQuery = queryOptions({
  queryKey: ['reference', 'accelerators'],
  queryFn: async ({ signal }) =>
    (await call('GET /api/accelerators', { query: { limit: 200 }, signal })).items,
  staleTime,
});

/** Arena ratings, the best first. */
export const arenaQuery = queryOptions({
  queryKey: ['reference', 'arena'],
  queryFn: async ({ signal }) => (await call('GET /api/benchmarks/arena', { signal })).items,
  staleTime,
});

/** Scores in six abilities, of models of one tuning. */
export function abilitiesQuery(tuning: Tuning) {
  return queryOptions({
    queryKey: ['reference', 'abilities', tuning],
    queryFn: ({ signal }) => call('GET /api/benchmarks/abilities', { query: { tuning }, signal }),
    staleTime,
  });
}

/** The groups of results that were measured alike. */
export const suitesQuery = queryOptions({
  queryKey: ['reference', 'suites'],
  queryFn: async ({ signal }) => (await call('GET /api/benchmarks/suites', { signal })).items,
  staleTime,
});

/** When reference data was loaded, and what it consists of. Asked anew on each visit: it is the news. */
export const referenceStateQuery = queryOptions({
  queryKey: ['reference', 'state'],
  queryFn: ({ signal }) => call('GET /api/reference/state', { signal }),
});
