import type { Benchmark, BenchmarkResult, EvaluatedModel, Suite } from '@gemmavision/domain/benchmarks';
import type { Model } from '@gemmavision/domain/models';
import type { Provenance } from '@gemmavision/domain/provenance';

/** What of a result differs from score to score; the rest is null unless said. */
export type ResultPart = Pick<BenchmarkResult, 'tuning' | 'value'> &
  Partial<Omit<BenchmarkResult, 'id' | 'suite' | 'benchmark' | 'model' | 'provenance'>>;

/** One result, with the id that tells it from all others; what `part` does not say is null. */
export function makeResult(
  suite: Pick<Suite, 'id'>,
  benchmark: Benchmark,
  model: EvaluatedModel,
  part: ResultPart,
  provenance: Provenance,
): BenchmarkResult {
  const apart = [part.contextTokens, part.precision, part.condition]
    .filter((value) => value != null)
    .map(slug);
  return {
    id: [suite.id, benchmark.id, model.id, ...apart].join('/'),
    suite: suite.id,
    benchmark,
    model,
    precision: null,
    lower: null,
    upper: null,
    sampleSize: null,
    rank: null,
    contextTokens: null,
    condition: null,
    asOf: null,
    ...part,
    provenance,
  };
}

/** The evaluated model of a printed name, with what its source says about it. */
export type NameModel = (printed: string, facts?: Partial<EvaluatedModel>) => EvaluatedModel;

/**
 * Names models alike in every suite: "Gemma-3-27B-IT" and "gemma-3-27b-it" are one, tied to the base model
 * gemma-3-27b. What is no tuning of a known model keeps its printed name.
 */
export function namingAfter(models: readonly Model[]): NameModel {
  const known = new Map(models.map((model) => [model.id, model]));
  return (printed, facts = {}) => {
    const id = slug(printed);
    const base = known.get(id.replace(/-it$/, ''));
    return {
      id,
      name: base ? `${base.name}${id.endsWith('-it') ? ' IT' : ''}` : printed,
      baseModel: base?.id ?? null,
      openWeights: null,
      architecture: null,
      parametersText: null,
      ...facts,
    };
  };
}

const units: Record<string, Pick<Benchmark, 'unit' | 'higherIsBetter'>> = {
  'Chatbot Arena': { unit: 'elo', higherIsBetter: true },
  'COCO caption': { unit: 'cider', higherIsBetter: true },
  Perplexity: { unit: 'perplexity', higherIsBetter: false },
  'FinanceBench, incorrect': { unit: 'percent', higherIsBetter: false },
  'FinanceBench, refused': { unit: 'percent', higherIsBetter: false },
};

/** The benchmark of a printed name. Splits and variants ("MMMU (val)") are benchmarks of their own. */
export function benchmarkNamed(name: string): Benchmark {
  return { id: slug(name), name, ...(units[name] ?? { unit: 'percent', higherIsBetter: true }) };
}

/** Lower case letters, digits, dots and plus signs, joined by hyphens. */
export function slug(text: string | number): string {
  return String(text)
    .toLowerCase()
    .replace(/[^a-z0-9.+]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Tuning as the names of Google’s checkpoints tell it. */
export const tuningOf = (model: string) =>
  model.toLowerCase().endsWith('-it') ? ('instruction-tuned' as const) : ('pre-trained' as const);
