import type { BenchmarkResult } from './benchmark.ts';

/**
 * What two results must share to be held against each other: the table they were measured for, the benchmark, the
 * tuning of the model, and the condition (context length, mode, resolution). Precision and model may differ: they
 * are what is compared.
 */
export function comparableKey(
  result: Pick<BenchmarkResult, 'suite' | 'benchmark' | 'tuning' | 'contextTokens' | 'condition'>,
): string {
  const { suite, benchmark, tuning, contextTokens, condition } = result;
  return JSON.stringify([suite, benchmark.id, tuning, contextTokens, condition]);
}
