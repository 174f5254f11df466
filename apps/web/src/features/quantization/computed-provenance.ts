import { memoryFormulaSource } from '@gemmavision/domain/memory';
import type { WeightType } from '@gemmavision/domain/memory';
import type { Provenance } from '@gemmavision/domain/provenance';
import { shown } from '../../parts/quantities.ts';
import { cacheTypeInWords, type CacheAssumptions } from './compare.ts';

const computed = { kind: 'computed', verification: 'derived', source: memoryFormulaSource } as const;

/** Where a computed weight is from: the bits of each component. */
export function weightsProvenance({ bits }: WeightType): Provenance {
  return {
    ...computed,
    location: 'Σ parameters × bits / 8',
    note: `Bits per parameter: vision encoder ${bits.vision}, embedding ${bits.embedding}, rest ${bits.nonEmbedding}.`,
  };
}

/** Where a computed cache is from: its assumptions, in words. */
export function kvCacheProvenance(assumptions: CacheAssumptions): Provenance {
  const { context, sequences, fullCache } = assumptions;
  return {
    ...computed,
    location: 'sequences × Σ over layers of 2 × KV heads × head size × cells × bytes',
    note: `${sequences} × ${shown(context)} tokens in ${cacheTypeInWords(assumptions)}; ${
      fullCache
        ? 'every layer keeps the whole context.'
        : 'local layers keep their window, global ones the whole context.'
    }`,
  };
}

/** Where a figure of the planner is from: weights, cache and the overhead that was assumed. */
export function fitProvenance(
  type: WeightType,
  assumptions: CacheAssumptions,
  withKvCache: boolean,
): Provenance {
  const weights = weightsProvenance(type);
  const cache = withKvCache ? kvCacheProvenance(assumptions).note : 'No cache.';
  return {
    ...computed,
    location: 'weights + KV cache + assumed overhead',
    note: `${weights.note} ${cache} Devices share weights and KV heads; the overhead is on each.`,
  };
}
