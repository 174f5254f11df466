import { estimateMemory, hasKnownSplit } from '@gemmavision/domain/memory';
import type {
  KvTypeId,
  MemoryEstimate,
  PublishedFootprint,
  VisionPrecision,
  WeightType,
  WindowPolicy,
} from '@gemmavision/domain/memory';
import { memoryModelOf, type Model } from '@gemmavision/domain/models';

/** What is assumed of the cache when memory is computed. */
export interface CacheAssumptions {
  kType: KvTypeId;
  vType: KvTypeId;
  /** Tokens of text in one sequence. Those of its images come on top. */
  context: number;
  images: number;
  sequences: number;
  windowPolicy: WindowPolicy;
  /** Counts with the window policy of llama.cpp only. */
  microBatch: number;
  /** How the vision encoder is held; as is usual for the precision where left out. */
  visionPrecision?: VisionPrecision;
}

/** One model in one precision: what a source printed, and what its architecture gives. The two are never mixed. */
export interface Comparison {
  key: string;
  model: Model;
  type: WeightType;
  published: { weights: PublishedFootprint; withKvCache: PublishedFootprint } | null;
  /** Null where the split of the parameters is not published. */
  computed: MemoryEstimate | null;
}

/** Every chosen model in every chosen precision. */
export function compare(
  models: readonly Model[],
  types: readonly WeightType[],
  footprints: readonly PublishedFootprint[],
  assumptions: CacheAssumptions,
): Comparison[] {
  return models.flatMap((model) =>
    types.map((type) => ({
      key: `${model.id}/${type.id}`,
      model,
      type,
      published: publishedOf(model, type, footprints),
      computed: computedOf(model, type, assumptions),
    })),
  );
}

function publishedOf(
  model: Model,
  type: WeightType,
  footprints: readonly PublishedFootprint[],
): Comparison['published'] {
  const find = (withKvCache: boolean) =>
    footprints.find(
      (each) => each.model === model.id && each.precision === type.id && each.withKvCache === withKvCache,
    );
  const weights = find(false);
  const withKvCache = find(true);
  return weights && withKvCache ? { weights, withKvCache } : null;
}

function computedOf(model: Model, type: WeightType, assumptions: CacheAssumptions): MemoryEstimate | null {
  const memoryModel = memoryModelOf(model);
  if (!hasKnownSplit(memoryModel)) return null;
  return estimateMemory(memoryModel, {
    ...assumptions,
    images: imagesSeenBy(model, assumptions),
    weights: type.id,
    overheadBytes: 0,
  });
}

/** Images that count for a model: none where it sees none. Where just this model is asked about, that is said. */
export function imagesSeenBy({ architecture }: Model, { images }: CacheAssumptions): number {
  return architecture.visionTokensPerImage === null ? 0 : images;
}

/** What the “+KV” row adds to the row of weights, in GB; the table prints one decimal, so does the difference. */
export function publishedKvGigabytes({ weights, withKvCache }: NonNullable<Comparison['published']>): number {
  return Math.round((withKvCache.gigabytes - weights.gigabytes) * 10) / 10;
}

/** The type of the cache as a person says it; keys and values apart where they differ. */
export function cacheTypeInWords({ kType, vType }: Pick<CacheAssumptions, 'kType' | 'vType'>): string {
  return kType === vType ? kType : `${kType} keys and ${vType} values`;
}
