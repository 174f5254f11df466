import { hasKnownSplit, memoryOverContext } from '@gemmavision/domain/memory';
import type { WeightTypeId } from '@gemmavision/domain/memory';
import { memoryModelOf, type Model } from '@gemmavision/domain/models';
import { imagesSeenBy, type CacheAssumptions } from './compare.ts';
import { memoryOptions, type Deployment } from './deployment.ts';

/** Bytes that a model needs on each device at one length of the context. */
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
  deployment: Deployment,
): CurvePoint[] {
  const options = memoryOptions(assumptions, deployment, true);
  return models.flatMap((model) => {
    const memoryModel = memoryModelOf(model);
    if (!hasKnownSplit(memoryModel)) return [];
    const images = imagesSeenBy(model, assumptions);
    const points = memoryOverContext(memoryModel, { ...options, images, weights });
    return points.map(({ context, totalBytes, perDeviceBytes }) => ({
      model,
      context,
      bytes: perDeviceBytes ?? totalBytes,
    }));
  });
}
