import type { AbilityBenchmark } from './ability-schemas.ts';
import type { Benchmark, BenchmarkResult, Tuning } from './benchmark.ts';

/** A benchmark that may count towards an ability of models of some tuning. */
export interface AbilityCandidate {
  suite: string;
  benchmark: Benchmark;
  /** How many models have a score. */
  models: number;
}

/**
 * The benchmarks of a tuning that a mean of percent scores can take in: percentages of which more is better, with
 * one score a model. A table that measured a model under several conditions would have to say which of them counts.
 */
export function abilityCandidates(results: readonly BenchmarkResult[], tuning: Tuning): AbilityCandidate[] {
  const bySuite = new Map<string, BenchmarkResult[]>();
  for (const result of results) {
    if (result.tuning !== tuning || whyNot(result.benchmark) !== null) continue;
    const key = keyOf(result.suite, result.benchmark.id);
    bySuite.set(key, [...(bySuite.get(key) ?? []), result]);
  }
  return [...bySuite.values()].flatMap((measured) => {
    const [first] = measured;
    const models = new Set(measured.map(({ model }) => model.id)).size;
    return first && models === measured.length
      ? [{ suite: first.suite, benchmark: first.benchmark, models }]
      : [];
  });
}

/** What is wrong with an assignment, each fault with its place, so that nothing is computed that means nothing. */
export function mappingFaults(
  members: readonly AbilityBenchmark[],
  results: readonly BenchmarkResult[],
  tuning: Tuning,
): string[] {
  const allowed = new Set(
    abilityCandidates(results, tuning).map(({ suite, benchmark }) => keyOf(suite, benchmark.id)),
  );
  const seen = new Set<string>();
  return members.flatMap(({ ability, suite, benchmark }, index) => {
    const key = keyOf(suite, benchmark);
    const inAbility = `${ability} ${key}`;
    const isTwice = seen.has(inAbility);
    seen.add(inAbility);
    const place = `members.${index}: “${benchmark}” of “${suite}”`;
    if (isTwice) return [`${place} counts twice towards ${ability}. Name it once.`];
    if (allowed.has(key)) return [];
    return [`${place} ${faultOf(suite, benchmark, results, tuning)}`];
  });
}

function faultOf(
  suite: string,
  benchmark: string,
  results: readonly BenchmarkResult[],
  tuning: Tuning,
): string {
  const measured = results.filter((result) => result.suite === suite && result.benchmark.id === benchmark);
  const [first] = measured;
  if (first === undefined) return 'is not known. Take the ids from GET /api/benchmarks.';
  const reason = whyNot(first.benchmark);
  if (reason !== null) return reason;
  if (!measured.some((result) => result.tuning === tuning)) {
    return `has no scores of ${tuning} models. Take a benchmark of a table of that tuning.`;
  }
  return 'was measured under several conditions, so it has no one score a model. Leave it out.';
}

/** Why scores of this benchmark cannot be part of a mean of percentages; null where they can. */
function whyNot({ unit, higherIsBetter }: Benchmark): string | null {
  if (unit !== 'percent') return `counts in ${unit}, not in percent. Leave it out.`;
  if (!higherIsBetter) return 'is better the lower it is, which would turn the mean around. Leave it out.';
  return null;
}

const keyOf = (suite: string, benchmark: string) => `${suite}/${benchmark}`;
