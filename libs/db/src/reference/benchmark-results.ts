import { benchmarkUnits, tunings } from '@gemmavision/domain/benchmarks';
import type { BenchmarkResult } from '@gemmavision/domain/benchmarks';
import type { FigureKind } from '@gemmavision/domain/provenance';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { pageArguments, pageOfRows } from './page-of-rows.ts';
import type { Page, PageQuery } from './page-of-rows.ts';
import { provenanceOf } from './provenance-of.ts';

const withFacts = { benchmark: true, evaluated: true, source: true } satisfies Prisma.BenchmarkResultInclude;
type ResultRow = Prisma.BenchmarkResultGetPayload<{ include: typeof withFacts }>;

export interface ResultFilter {
  suite?: string | undefined;
  /** An evaluated model (gemma-3-27b-it), or a base model: all its tunings. */
  model?: string | undefined;
  kind?: FigureKind | undefined;
}

/** Which results are there, suite by suite, in the order of their tables? */
export async function listBenchmarkResults(
  database: Pick<Database, 'benchmarkResult'>,
  query: PageQuery & ResultFilter,
): Promise<Page<BenchmarkResult>> {
  const rows = await database.benchmarkResult.findMany({
    where: {
      suiteId: query.suite,
      kind: query.kind,
      ...(query.model !== undefined && {
        OR: [{ evaluatedId: query.model }, { evaluated: { baseModelId: query.model } }],
      }),
    },
    include: withFacts,
    orderBy: [{ suite: { position: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
    ...pageArguments(query),
  });
  return pageOfRows(rows, query, toResult);
}

function toResult(row: ResultRow): BenchmarkResult {
  return {
    id: row.id,
    suite: row.suiteId,
    benchmark: { ...row.benchmark, unit: oneOf(benchmarkUnits, row.benchmark.unit) },
    model: {
      id: row.evaluated.id,
      name: row.evaluated.name,
      baseModel: row.evaluated.baseModelId,
      openWeights: row.evaluated.openWeights,
      architecture: row.evaluated.architecture,
      parametersText: row.evaluated.parametersText,
    },
    tuning: row.tuning === null ? null : oneOf(tunings, row.tuning),
    precision: row.precision,
    value: row.value,
    lower: row.lower,
    upper: row.upper,
    sampleSize: row.sampleSize,
    rank: row.rank,
    contextTokens: row.contextTokens,
    condition: row.condition,
    asOf: row.asOf?.toISOString().slice(0, 'yyyy-mm-dd'.length) ?? null,
    provenance: provenanceOf(row),
  };
}

function oneOf<T extends string>(known: readonly T[], word: string): T {
  const found = known.find((each) => each === word);
  if (found === undefined) throw new Error(`"${word}" is none of ${known.join(', ')}`);
  return found;
}
