import type { Benchmark, BenchmarkResult, EvaluatedModel } from '@gemmavision/domain/benchmarks';
import { groupBy } from '../../parts/group-by.ts';
import { modeWords } from './finance-modes.ts';

/** A benchmark under one condition. */
export interface ScoredBenchmark {
  key: string;
  benchmark: Benchmark;
  /** What tells it from the same benchmark beside it; empty where nothing does. */
  condition: string;
}

/** A model, with one precision and one tuning. */
export interface ScoredModel {
  key: string;
  model: EvaluatedModel;
  /** Its name, with what tells it from itself in the same table. */
  name: string;
}

export interface ScoreTable {
  benchmarks: readonly ScoredBenchmark[];
  models: readonly ScoredModel[];
  /** Undefined where the model was not measured there. */
  resultOf: (model: ScoredModel, benchmark: ScoredBenchmark) => BenchmarkResult | undefined;
}

/** Results of one suite as a table, models and benchmarks in the order of their source. */
export function scoreTable(results: readonly BenchmarkResult[]): ScoreTable {
  const hasTunings = new Set(results.map(({ tuning }) => tuning)).size > 1;
  const benchmarks = [...groupBy(results, benchmarkKey)].flatMap(([key, [first]]) =>
    first ? [{ key, benchmark: first.benchmark, condition: conditionOf(first) }] : [],
  );
  const models = [...groupBy(results, modelKey)].flatMap(([key, [first]]) =>
    first ? [{ key, model: first.model, name: nameOf(first, hasTunings) }] : [],
  );
  const cells = new Map(results.map((result) => [`${modelKey(result)} | ${benchmarkKey(result)}`, result]));
  return {
    benchmarks,
    models,
    resultOf: (model, benchmark) => cells.get(`${model.key} | ${benchmark.key}`),
  };
}

const benchmarkKey = (result: BenchmarkResult) => `${result.benchmark.id} ${conditionOf(result)}`.trim();
const modelKey = ({ model, precision, tuning }: BenchmarkResult) =>
  [model.id, precision, tuning].filter((part) => part !== null).join(' ');

function conditionOf({ contextTokens, condition }: BenchmarkResult): string {
  const context = contextTokens === null ? null : `${contextTokens / 1024}k tokens`;
  const words = condition === null ? null : modeWords(condition).short.toLowerCase();
  return [context, words].filter((part) => part !== null).join(', ');
}

function nameOf({ model, precision, tuning }: BenchmarkResult, hasTunings: boolean): string {
  const tuned = hasTunings ? tuning : null;
  return [model.name, precision, tuned].filter((part) => part !== null).join(', ');
}
