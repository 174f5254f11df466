import { estimateMemory, hasKnownSplit } from '@gemmavision/domain/memory';
import type { KvTypeId, MemoryEstimate, PublishedFootprint, WeightType } from '@gemmavision/domain/memory';
import { memoryModelOf, type Model } from '@gemmavision/domain/models';

/** What is assumed of the cache when memory is computed. */
export interface CacheAssumptions {
  kType: KvTypeId;
  vType: KvTypeId;
  context: number;
  sequences: number;
  fullCache: boolean;
  /** The same as a policy for the tokens outside the window of a local layer. */
  windowPolicy: 'exact' | 'full';
  /** Whether the vision encoder is loaded. */
  vision: boolean;
  /** Given only where the encoder is not loaded; else it is held as is usual for the precision. */
  visionPrecision?: 'left-out';
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
    weights: type.id,
    overheadBytes: 0,
  });
}

/** What the “+KV” row adds to the row of weights, in GB; the table prints one decimal, so does the difference. */
export function publishedKvGigabytes({ weights, withKvCache }: NonNullable<Comparison['published']>): number {
  return Math.round((withKvCache.gigabytes - weights.gigabytes) * 10) / 10;
}

/** The type of the cache as a person says it; keys and values apart where they differ. */
export function cacheTypeInWords({ kType, vType }: Pick<CacheAssumptions, 'kType' | 'vType'>): string {
  return kType === vType ? kType : `${kType} keys and ${vType} values`;
}
