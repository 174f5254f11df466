import { estimateMemory, hasKnownSplit } from '@gemmavision/domain/memory';
import type { DeviceShare, MemoryEstimate, WeightTypeId } from '@gemmavision/domain/memory';
import { memoryModelOf, type Model } from '@gemmavision/domain/models';
import type { CacheAssumptions } from './compare.ts';

/** Where a model is to run, and what the engine is assumed to need beside weights and cache. */
export interface Deployment {
  deviceBytes: number;
  devices: number;
  /** Share of the memory that may be used, in per cent. */
  utilisation: number;
  /** On each device. */
  overheadBytes: number;
}

/** One part of the memory of all devices, in bytes. */
export interface MemoryPart {
  key: 'vision' | 'embedding' | 'nonEmbedding' | 'kv' | 'overhead' | 'free' | 'reserved';
  label: string;
  bytes: number;
}

export interface DeploymentPlan {
  /** On all devices together: overhead is on each, and more devices than KV heads keep heads more than once. */
  needed: MemoryEstimate;
  fit: NonNullable<MemoryEstimate['fit']>;
  /** Memory of all devices together, as marketed. */
  installedBytes: number;
  /** What lies on one device of a tensor-parallel group. */
  perDeviceBytes: number;
  parts: MemoryPart[];
}

/** What one model in one precision needs of the chosen devices; null where its split is not published. */
export function planDeployment(
  model: Model,
  weights: WeightTypeId,
  assumptions: CacheAssumptions,
  { overheadBytes, ...deployment }: Deployment,
  withKvCache: boolean,
): DeploymentPlan | null {
  const memoryModel = memoryModelOf(model);
  if (!hasKnownSplit(memoryModel)) return null;
  const { fit } = estimateMemory(memoryModel, {
    ...assumptions,
    sequences: withKvCache ? assumptions.sequences : 0,
    weights,
    overheadBytes,
    capacity: { ...deployment, utilisation: deployment.utilisation / 100 },
  });
  if (fit === undefined) return null;
  const installedBytes = deployment.deviceBytes * deployment.devices;
  const needed = onAll(fit.perDevice, deployment.devices);
  return {
    needed,
    fit,
    installedBytes,
    perDeviceBytes: fit.perDevice.totalBytes,
    parts: partsOf(needed, fit.usableBytes, installedBytes),
  };
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

/** Parts in the order they are stacked. Below the limit something is free; above it nothing is. */
function partsOf(needed: MemoryEstimate, usableBytes: number, installedBytes: number): MemoryPart[] {
  const parts: MemoryPart[] = [
    { key: 'nonEmbedding', label: 'Weights without embedding', bytes: needed.weights.nonEmbedding },
    { key: 'embedding', label: 'Embedding table', bytes: needed.weights.embedding },
    { key: 'vision', label: 'Vision encoder', bytes: needed.weights.vision },
    { key: 'kv', label: 'KV cache', bytes: needed.kvBytes },
    { key: 'overhead', label: 'Runtime overhead (assumed)', bytes: needed.overheadBytes },
    { key: 'free', label: 'Free below the limit', bytes: Math.max(0, usableBytes - needed.totalBytes) },
    {
      key: 'reserved',
      label: 'Above the limit',
      bytes: installedBytes - Math.max(usableBytes, Math.min(needed.totalBytes, installedBytes)),
    },
  ];
  return parts.filter(({ bytes }) => bytes > 0);
}
