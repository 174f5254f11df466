import type { Database } from '@gemmavision/db';
import { listAbilityBenchmarks, listBenchmarkResults, listSuites } from '@gemmavision/db/reference';
import { abilityScores } from '@gemmavision/domain/benchmarks';
import type { BenchmarkResult, benchmarksContract } from '@gemmavision/domain/benchmarks';
import type { HandlersOf } from '../http/handlers.ts';

/** Published and imported results, and what is computed from them. */
export function benchmarksHandlers({
  database,
}: {
  database: Database;
}): HandlersOf<typeof benchmarksContract> {
  return {
    'GET /api/benchmarks': ({ query }) => listBenchmarkResults(database, query),

    'GET /api/benchmarks/suites': async () => ({ items: await listSuites(database), nextCursor: null }),

    'GET /api/benchmarks/arena': ({ query }) => listBenchmarkResults(database, { ...query, suite: 'arena' }),

    'GET /api/benchmarks/abilities': async ({ query: { tuning } }) => {
      const mapping = await listAbilityBenchmarks(database, tuning);
      const suites = [...new Set(mapping.map(({ suite }) => suite))];
      const results = (await Promise.all(suites.map((suite) => allResults(database, suite)))).flat();
      return { tuning, mapping, items: abilityScores(results, mapping, tuning), nextCursor: null };
    },
  };
}

/** Every result of a suite: an ability is a mean, so none may be missing. */
async function allResults(database: Database, suite: string): Promise<BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBenchmarkResults(database, { suite, limit: 1000, cursor });
    results.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return results;
}
