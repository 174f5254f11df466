import type { BenchmarkResult } from './benchmark.ts';
import { comparableKey } from './comparable.ts';

/** How a result stands among those it can be compared with. */
export interface Rank {
  /**
   * Equal values share a place. Where two are best nobody is second, and with fewer than two measured there is
   * nothing to be the best of, with fewer than three nothing to be second of.
   */
  place: 'best' | 'second' | null;
  /** From 0, the worst, to 1, the best of the group; null where all are equal or there is only one. */
  share: number | null;
}

/**
 * The rank of each result, by its id, within its own group of comparable results (`comparableKey`): different
 * tunings, conditions and tables are never ranked together, and lower is better where the benchmark says so.
 */
export function rankResults(results: readonly BenchmarkResult[]): ReadonlyMap<string, Rank> {
  const groups = new Map<string, BenchmarkResult[]>();
  for (const result of results) {
    const key = comparableKey(result);
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  return new Map([...groups.values()].flatMap(ranksWithin));
}

function ranksWithin(group: readonly BenchmarkResult[]): [string, Rank][] {
  // Towards larger is better, so that the rest need not know the direction.
  const merits = group.map(({ value, benchmark }) => (benchmark.higherIsBetter ? value : -value));
  const sorted = merits.toSorted((a, b) => b - a);
  const [best, second] = sorted;
  const worst = sorted.at(-1);
  return group.map(({ id }, index) => {
    const merit = merits[index];
    if (merit === undefined || best === undefined || worst === undefined || group.length < 2) {
      return [id, { place: null, share: null }];
    }
    const place =
      merit === best ? 'best' : merit === second && second !== best && group.length > 2 ? 'second' : null;
    return [id, { place, share: best === worst ? null : (merit - worst) / (best - worst) }];
  });
}
