import { queryOptions } from '@tanstack/react-query';
import type { BenchmarkResult } from '@gemmavision/domain/benchmarks';
import { call } from '../../shell/api.ts';

/**
 * Every result there is, suite by suite in the order of their tables. Asked once for the whole page: the choice of
 * models, the baseline and all tables rest on it, and it weighs less than one picture.
 */
export const allResultsQuery = queryOptions({
  queryKey: ['reference', 'results'],
  queryFn: async ({ signal }) => {
    const results: BenchmarkResult[] = [];
    let cursor: string | undefined;
    do {
      const page = await call('GET /api/benchmarks', { query: { limit: 1000, cursor }, signal });
      results.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return results;
  },
  staleTime: 10 * 60_000,
});
