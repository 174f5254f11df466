import type { Benchmark, BenchmarkResult, EvaluatedModel } from '@gemmavision/domain/benchmarks';
import type { ReferenceData } from '@gemmavision/reference-data';
import type { Transaction } from '../client.ts';
import { datasetIdOf } from './dataset-id.ts';
import { provenanceColumns } from './provenance-columns.ts';

/**
 * Suites, benchmarks, evaluated models and results. What others may point at is changed in place; the shipped
 * results are replaced, those that a team imported are not touched.
 */
export async function writeBenchmarks(transaction: Transaction, data: ReferenceData): Promise<void> {
  const { suites, results, abilityMapping } = data.benchmarks;
  for (const [position, { id, ...suite }] of suites.entries()) {
    const columns = { position, ...suite };
    await transaction.benchmarkSuite.upsert({ where: { id }, create: { id, ...columns }, update: columns });
  }
  const all = [...results.benchmarks, ...results.financial];
  for (const { id, ...benchmark } of benchmarksIn(all)) {
    await transaction.benchmark.upsert({ where: { id }, create: { id, ...benchmark }, update: benchmark });
  }
  for (const { id, baseModel, ...evaluated } of evaluatedModelsIn(all)) {
    const columns = { ...evaluated, baseModelId: baseModel };
    await transaction.evaluatedModel.upsert({ where: { id }, create: { id, ...columns }, update: columns });
  }
  const datasets = { benchmarks: datasetIdOf(data, 'benchmarks'), financial: datasetIdOf(data, 'financial') };
  await transaction.benchmarkResult.deleteMany({ where: { datasetId: { in: Object.values(datasets) } } });
  await transaction.benchmarkResult.createMany({
    data: [
      ...results.benchmarks.map((result, index) => resultRow(result, index, datasets.benchmarks)),
      ...results.financial.map((result, index) => resultRow(result, index, datasets.financial)),
    ],
  });
  await transaction.abilityBenchmark.deleteMany();
  await transaction.abilityBenchmark.createMany({
    data: Object.entries(abilityMapping).flatMap(([tuning, members]) =>
      members.map(({ ability, suite, benchmark }, position) => ({
        tuning,
        ability,
        position,
        suiteId: suite,
        benchmarkId: benchmark,
      })),
    ),
  });
}

function benchmarksIn(results: readonly BenchmarkResult[]): Benchmark[] {
  return [...new Map(results.map(({ benchmark }) => [benchmark.id, benchmark])).values()];
}

function evaluatedModelsIn(results: readonly BenchmarkResult[]): EvaluatedModel[] {
  return [...new Map(results.map(({ model }) => [model.id, model])).values()];
}

function resultRow(
  { suite, benchmark, model, asOf, provenance, ...result }: BenchmarkResult,
  position: number,
  datasetId: string,
) {
  return {
    ...result,
    position,
    suiteId: suite,
    benchmarkId: benchmark.id,
    evaluatedId: model.id,
    asOf: asOf === null ? null : new Date(asOf),
    datasetId,
    ...provenanceColumns(provenance),
  };
}
