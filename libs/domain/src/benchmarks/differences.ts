import type { Benchmark, BenchmarkResult, BenchmarkUnit } from './benchmark.ts';
import { comparableKey } from './comparable.ts';

/** What a difference of two values counts in. Two percentages differ by percentage points, never by percent. */
export const differenceUnits: Record<BenchmarkUnit, string> = {
  percent: 'points',
  elo: 'Elo',
  cider: 'CIDEr',
  perplexity: 'PPL',
};

/** How a value stands to that of the baseline. */
export interface Difference {
  /** Value less the baseline’s, in the benchmark’s own unit: negative is a lower value, not always a worse one. */
  amount: number;
  unit: BenchmarkUnit;
  /** Read in the benchmark’s direction: less perplexity is better. */
  verdict: 'better' | 'worse' | 'equal';
}

/** Sources print four decimals at most; more are noise of binary fractions (84.5 − 84.4). */
const printedDecimals = 6;

/**
 * The difference of a value to the baseline’s on the same benchmark. Null where either was not measured: a gap has
 * no difference, and above all not one to zero.
 */
export function differenceTo(
  value: number | null | undefined,
  baseline: number | null | undefined,
  { unit, higherIsBetter }: Pick<Benchmark, 'unit' | 'higherIsBetter'>,
): Difference | null {
  if (value == null || baseline == null) return null;
  const amount = Number((value - baseline).toFixed(printedDecimals));
  if (amount === 0) return { amount: 0, unit, verdict: 'equal' };
  return { amount, unit, verdict: amount > 0 === higherIsBetter ? 'better' : 'worse' };
}

/**
 * The result of the baseline model that this one can be held against: of the same table, benchmark, tuning and
 * condition, preferably of the same precision. Undefined where the baseline was not measured there.
 */
export function baselineOf(
  result: BenchmarkResult,
  results: readonly BenchmarkResult[],
  baselineModel: string,
): BenchmarkResult | undefined {
  const key = comparableKey(result);
  const candidates = results.filter(
    (other) => other.model.id === baselineModel && comparableKey(other) === key,
  );
  return candidates.find(({ precision }) => precision === result.precision) ?? candidates[0];
}

/** A difference with its sign and unit: `+3.2 points`, `−14 Elo`, `±0 points`. The minus is the typographic one. */
export function differenceText({ amount, unit }: Difference, locale = 'en'): string {
  if (amount === 0) return `±0 ${differenceUnits[unit]}`;
  const sign = amount > 0 ? '+' : '−';
  const size = Math.abs(amount).toLocaleString(locale, {
    minimumFractionDigits: unit === 'elo' ? 0 : 1,
    maximumFractionDigits: unit === 'perplexity' ? 4 : unit === 'elo' ? 0 : 2,
  });
  return `${sign}${size} ${differenceUnits[unit]}`;
}
