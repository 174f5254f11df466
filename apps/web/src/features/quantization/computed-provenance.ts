import { bitsWithVision, memoryFormulaSource } from '@gemmavision/domain/memory';
import type { WeightType } from '@gemmavision/domain/memory';
import type { Model } from '@gemmavision/domain/models';
import type { Provenance } from '@gemmavision/domain/provenance';
import { cacheInWords, imagesInWords } from './assumptions-in-words.ts';
import { inGigabytes, shown } from '../../parts/quantities.ts';
import type { CacheAssumptions } from './compare.ts';
import type { Deployment } from './deployment.ts';

const computed = { kind: 'computed', verification: 'derived', source: memoryFormulaSource } as const;

/** Where a computed weight is from: the bits of each component. */
export function weightsProvenance(type: WeightType, { visionPrecision }: CacheAssumptions): Provenance {
  const bits = bitsWithVision(type.bits, visionPrecision);
  const vision = visionPrecision === 'left-out' ? 'left out' : bits.vision;
  return {
    ...computed,
    location: 'Σ parameters × bits / 8',
    note: `Bits per parameter: vision encoder ${vision}, embedding ${bits.embedding}, rest ${bits.nonEmbedding}.`,
  };
}

/** Where a computed cache of some models is from: its assumptions, in words. */
export function kvCacheProvenance(
  models: readonly Model[],
  assumptions: CacheAssumptions,
  length?: string,
): Provenance {
  return {
    ...computed,
    location: 'sequences × Σ over layers of 2 × KV heads × head size × cells × bytes',
    note: `${cacheInWords(assumptions, length)}. ${imagesInWords(models, assumptions)}`,
  };
}

/** Where a figure of the planner is from: weights, cache and the overhead that was assumed. */
export function fitProvenance(
  models: readonly Model[],
  type: WeightType,
  assumptions: CacheAssumptions,
  withKvCache: boolean,
  length?: string,
): Provenance {
  const weights = weightsProvenance(type, assumptions);
  const cache = withKvCache ? kvCacheProvenance(models, assumptions, length).note : 'No cache.';
  return {
    ...computed,
    location: 'weights + KV cache + assumed overhead',
    note: `${weights.note} ${cache} Devices share weights and KV heads; the overhead is on each.`,
  };
}

/** Where a capacity is from: the memory of a device, as its source gives it, times what the reader chose. */
export function capacityProvenance(
  memory: Provenance,
  { deviceBytes, devices, utilisation }: Deployment,
): Provenance {
  const each = `${utilisation} % of ${shown(inGigabytes(deviceBytes))} GB`;
  return {
    ...memory,
    kind: 'computed',
    // What rests on a figure that nobody has checked is not checked either.
    verification: memory.verification === 'remembered' ? 'remembered' : 'derived',
    note: [`${each}${devices === 1 ? '' : ` on each of ${shown(devices)} devices`}.`, memory.note ?? []]
      .flat()
      .join(' '),
  };
}

/** Where the cells of the map of what fits are from: what is left of the capacity on each device. */
export function marginProvenance(
  models: readonly Model[],
  assumptions: CacheAssumptions,
  withKvCache: boolean,
): Provenance {
  const cache = withKvCache ? kvCacheProvenance(models, assumptions).note : 'No cache.';
  return {
    ...computed,
    location: 'capacity at the limit − (weights + KV cache + assumed overhead), on each device',
    note: `Weights: parameters × bits of each precision / 8, shared evenly. ${cache}`,
  };
}
