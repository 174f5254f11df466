import { abilities, suiteCategories } from '@gemmavision/domain/benchmarks';
import type { AbilityBenchmark, Suite, Tuning } from '@gemmavision/domain/benchmarks';
import type { Database } from '../client.ts';

/** Which suites are there, and how many results has each? */
export async function listSuites(database: Database): Promise<(Suite & { results: number })[]> {
  const rows = await database.benchmarkSuite.findMany({
    include: { _count: { select: { results: true } } },
    orderBy: { position: 'asc' },
  });
  return rows.flatMap(({ id, title, category, note, _count }) => {
    const known = suiteCategories.find((each) => each === category);
    return known === undefined ? [] : [{ id, title, category: known, note, results: _count.results }];
  });
}

/** Which benchmarks make up the abilities of models of this tuning, as shipped? */
export async function listAbilityBenchmarks(
  database: Pick<Database, 'abilityBenchmark'>,
  tuning: Tuning,
): Promise<AbilityBenchmark[]> {
  const rows = await database.abilityBenchmark.findMany({ where: { tuning }, orderBy: { position: 'asc' } });
  return rows.flatMap(({ ability, suiteId, benchmarkId }) => {
    const known = abilities.find((each) => each === ability);
    return known === undefined ? [] : [{ ability: known, suite: suiteId, benchmark: benchmarkId }];
  });
}
