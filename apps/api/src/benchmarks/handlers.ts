import { inTeam, type Database } from '@gemmavision/db';
import { appendAuditEvents } from '@gemmavision/db/audit';
import {
  changeAbilityMapping,
  listBenchmarkResults,
  listSuites,
  readAbilityMapping,
} from '@gemmavision/db/reference';
import { abilityScores, mappingFaults } from '@gemmavision/domain/benchmarks';
import type { AbilityBenchmark, BenchmarkResult, benchmarksContract } from '@gemmavision/domain/benchmarks';
import { AppError } from '@gemmavision/domain/errors';
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
      const { mapping, mappingState } = await readAbilityMapping(database, tuning);
      const results = await resultsFor(database, mapping);
      const items = abilityScores(results, mapping, tuning);
      return { tuning, mapping, mappingState, items, nextCursor: null };
    },

    'PUT /api/benchmarks/abilities/mapping': ({ actor, body }) =>
      inTeam(database, actor.teamId, async (transaction) => {
        const { tuning, version, members } = body;
        const faults =
          members === null ? [] : mappingFaults(members, await resultsFor(transaction, members), tuning);
        if (faults.length > 0) throw new AppError('invalid_request', faults.join(' '));
        const before = await readAbilityMapping(transaction, tuning);
        const after = await changeAbilityMapping(transaction, {
          tuning,
          version,
          members,
          actorId: actor.userId,
        });
        const details = {
          version: after.mappingState.version,
          isShipped: after.mappingState.isShipped,
          before: namesOf(before.mapping),
          after: namesOf(after.mapping),
        };
        await appendAuditEvents(transaction, actor, [
          { action: 'abilities.assigned', subject: tuning, details },
        ]);
        return { tuning, ...after };
      }),
  };
}

const namesOf = (mapping: readonly AbilityBenchmark[]) =>
  mapping.map(({ ability, suite, benchmark }) => `${ability}: ${suite}/${benchmark}`);

/** All results of the tables that an assignment names. */
async function resultsFor(
  database: Pick<Database, 'benchmarkResult'>,
  mapping: readonly AbilityBenchmark[],
): Promise<BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  // One after the other: a transaction has one connection.
  for (const suite of new Set(mapping.map((member) => member.suite))) {
    results.push(...(await allResults(database, suite)));
  }
  return results;
}

/** Every result of a suite: an ability is a mean, so none may be missing. */
async function allResults(
  database: Pick<Database, 'benchmarkResult'>,
  suite: string,
): Promise<BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  let cursor: string | undefined;
  do {
    const page = await listBenchmarkResults(database, { suite, limit: 1000, cursor });
    results.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return results;
}
