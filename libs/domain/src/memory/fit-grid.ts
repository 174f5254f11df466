import { estimateMemory, hasKnownSplit } from './estimate.ts';
import type { MemoryModel, MemoryOptions } from './estimate.ts';
import type { Capacity } from './fit.ts';
import type { WeightTypeId } from './weight-types.ts';

/** `tight`: it fits, but with less than a tenth of the capacity to spare. `unknown`: the split is not published. */
export const fitVerdicts = ['fits', 'tight', 'does-not-fit', 'unknown'] as const;
export type FitVerdict = (typeof fitVerdicts)[number];

/** Below this share of the capacity at the limit, what is left is called tight: buffers alone may take it. */
export const tightBelow = 0.1;

/** One model in one weight type on the chosen devices. */
export interface FitCell {
  model: MemoryModel;
  weights: WeightTypeId;
  verdict: FitVerdict;
  /** Bytes left on each device (or, below 0, missing); null where the split is unknown. */
  marginBytes: number | null;
}

/** What fits and what does not: every model in every weight type, row by row. Images are left out where none is seen. */
export function fitGrid(
  models: readonly MemoryModel[],
  types: readonly WeightTypeId[],
  options: Omit<MemoryOptions, 'weights'> & { capacity: Capacity },
): FitCell[] {
  return models.flatMap((model) => types.map((weights) => fitCell(model, { ...options, weights })));
}

function fitCell(model: MemoryModel, options: MemoryOptions): FitCell {
  const { weights } = options;
  if (!hasKnownSplit(model)) return { model, weights, verdict: 'unknown', marginBytes: null };
  const images = model.architecture.visionTokensPerImage === null ? 0 : options.images;
  const { fit } = estimateMemory(model, { ...options, images });
  if (!fit) return { model, weights, verdict: 'unknown', marginBytes: null };
  const { marginBytes, usableBytes } = fit.perDevice;
  return { model, weights, verdict: verdictOn(marginBytes, usableBytes), marginBytes };
}

function verdictOn(marginBytes: number, usableBytes: number): FitVerdict {
  if (marginBytes < 0) return 'does-not-fit';
  return marginBytes < tightBelow * usableBytes ? 'tight' : 'fits';
}
