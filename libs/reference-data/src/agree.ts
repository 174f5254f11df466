import type { Benchmark, BenchmarkResult, EvaluatedModel } from '@gemmavision/domain/benchmarks';

/**
 * Lets all results speak of a benchmark and of a model in the same words. One table prints "Global MMLU-Lite" and
 * the next "Global-MMLU-Lite": the first wins. What only one source says of a model (open weights) holds for all.
 */
export function agreeing(results: readonly BenchmarkResult[]): BenchmarkResult[] {
  const benchmarks = new Map<string, Benchmark>();
  const models = new Map<string, EvaluatedModel>();
  for (const { benchmark, model } of results) {
    if (!benchmarks.has(benchmark.id)) benchmarks.set(benchmark.id, benchmark);
    const known = models.get(model.id) ?? model;
    models.set(model.id, {
      ...known,
      openWeights: known.openWeights ?? model.openWeights,
      architecture: known.architecture ?? model.architecture,
      parametersText: known.parametersText ?? model.parametersText,
    });
  }
  return results.map((result) => ({
    ...result,
    benchmark: benchmarks.get(result.benchmark.id) ?? result.benchmark,
    model: models.get(result.model.id) ?? result.model,
  }));
}
