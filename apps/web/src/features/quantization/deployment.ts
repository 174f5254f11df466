import { estimateMemory, hasKnownSplit } from '@gemmavision/domain/memory';
import type { DeviceShare, MemoryEstimate, WeightTypeId } from '@gemmavision/domain/memory';
import { memoryModelOf, type Model } from '@gemmavision/domain/models';
import { imagesSeenBy, type CacheAssumptions } from './compare.ts';

/** Where a model is to run, and what the engine is assumed to need beside weights and cache. */
export interface Deployment {
  deviceBytes: number;
  devices: number;
  /** Share of the memory that may be used, in per cent. */
  utilisation: number;
  /** On each device. */
  overheadBytes: number;
}

export interface DeploymentPlan {
  /** On all devices together: overhead is on each, and more devices than KV heads keep heads more than once. */
  needed: MemoryEstimate;
  fit: NonNullable<MemoryEstimate['fit']>;
}

/** The options of the memory formulas for what the page assumes. Without a cache no sequence is counted. */
export function memoryOptions(
  assumptions: CacheAssumptions,
  { overheadBytes, utilisation, ...devices }: Deployment,
  withKvCache: boolean,
) {
  return {
    ...assumptions,
    sequences: withKvCache ? assumptions.sequences : 0,
    overheadBytes,
    capacity: { ...devices, utilisation: utilisation / 100 },
  };
}

/** What one model in one precision needs of the chosen devices; null where its split is not published. */
export function planDeployment(
  model: Model,
  weights: WeightTypeId,
  assumptions: CacheAssumptions,
  deployment: Deployment,
  withKvCache: boolean,
): DeploymentPlan | null {
  const memoryModel = memoryModelOf(model);
  if (!hasKnownSplit(memoryModel)) return null;
  const options = memoryOptions(assumptions, deployment, withKvCache);
  const images = imagesSeenBy(model, assumptions);
  const { fit } = estimateMemory(memoryModel, { ...options, images, weights });
  return fit === undefined ? null : { needed: onAll(fit.perDevice, deployment.devices), fit };
}

function onAll(
  { weights, kvBytes, overheadBytes, totalBytes }: DeviceShare,
  devices: number,
): MemoryEstimate {
  const { vision, embedding, nonEmbedding, total } = weights;
  return {
    weights: {
      vision: devices * vision,
      embedding: devices * embedding,
      nonEmbedding: devices * nonEmbedding,
      total: devices * total,
    },
    kvBytes: devices * kvBytes,
    overheadBytes: devices * overheadBytes,
    totalBytes: devices * totalBytes,
  };
}
