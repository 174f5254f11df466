import type { BenchmarkResult, EvaluatedModel } from '@gemmavision/domain/benchmarks';
import { groupBy } from '../../parts/group-by.ts';

/** One line of a table of results: a benchmark under one condition, with the result of each model. */
export interface PivotRow {
  key: string;
  benchmark: BenchmarkResult['benchmark'];
  /** What tells this line from another of the same benchmark; empty where nothing does. */
  condition: string;
  results: ReadonlyMap<string, BenchmarkResult>;
  /** Best and second best value of the line; undefined where fewer models were measured. */
  best?: number;
  second?: number;
}

/** Results as a table, benchmarks down and models across, in the order of their source. */
export function pivot(results: readonly BenchmarkResult[]): { rows: PivotRow[]; models: EvaluatedModel[] } {
  const models = new Map(results.map(({ model }) => [model.id, model]));
  const lines = groupBy(results, (result) => `${result.benchmark.id} ${conditionOf(result)}`);
  const rows = [...lines].flatMap(([key, line]) => {
    const [first] = line;
    if (!first) return [];
    const ranked = rankedValues(line);
    return [
      {
        key,
        benchmark: first.benchmark,
        condition: conditionOf(first),
        results: new Map(line.map((result) => [result.model.id, result])),
        // With a single model there is nothing to be the best of.
        ...(ranked.length > 1 && { best: ranked[0], second: ranked[1] }),
      },
    ];
  });
  return { rows, models: [...models.values()] };
}

function conditionOf({ contextTokens, precision, condition }: BenchmarkResult): string {
  const context = contextTokens === null ? null : `${contextTokens / 1024}K tokens`;
  return [context, precision, condition].filter((part) => part !== null).join(', ');
}

/** The different values of a line, the best first. */
function rankedValues(line: readonly BenchmarkResult[]): number[] {
  const isHigherBetter = line[0]?.benchmark.higherIsBetter === true;
  const values = [...new Set(line.map(({ value }) => value))];
  return values.toSorted((a, b) => (isHigherBetter ? b - a : a - b));
}
