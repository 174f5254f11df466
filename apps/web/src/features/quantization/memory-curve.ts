import { hasKnownSplit, memoryOverContext, usableBytes } from '@gemmavision/domain/memory';
import type { WeightTypeId } from '@gemmavision/domain/memory';
import { memoryModelOf, type Model } from '@gemmavision/domain/models';
import type { CacheAssumptions } from './compare.ts';
import type { Deployment } from './deployment.ts';

/** Bytes that a model needs at one length of the context. */
export interface CurvePoint {
  model: Model;
  context: number;
  bytes: number;
}

/** What each model needs at every power of two from 1,024 tokens to its own limit; unknown splits give no point. */
export function memoryCurve(
  models: readonly Model[],
  weights: WeightTypeId,
  assumptions: CacheAssumptions,
  overheadBytes: number,
): CurvePoint[] {
  return models.flatMap((model) => {
    const memoryModel = memoryModelOf(model);
    if (!hasKnownSplit(memoryModel)) return [];
    const points = memoryOverContext(memoryModel, { ...assumptions, weights, overheadBytes });
    return points.map(({ context, totalBytes }) => ({ model, context, bytes: totalBytes }));
  });
}

/** Capacity of all devices at the utilisation limit, in bytes. */
export function capacityBytes({ deviceBytes, devices, utilisation }: Deployment): number {
  return usableBytes({ deviceBytes, devices, utilisation: utilisation / 100 });
}
