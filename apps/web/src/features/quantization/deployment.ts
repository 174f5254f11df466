import { estimateMemory, hasKnownSplit } from '@gemmavision/domain/memory';
import type { MemoryEstimate, WeightTypeId } from '@gemmavision/domain/memory';
import { memoryModelOf, type Model } from '@gemmavision/domain/models';
import type { CacheAssumptions } from './compare.ts';

/** Where a model is to run, and what the engine is assumed to need beside weights and cache. */
export interface Deployment {
  deviceBytes: number;
  devices: number;
  /** Share of the memory that may be used, in per cent. */
  utilisation: number;
  overheadBytes: number;
}

/** One part of the memory of all devices, in bytes. */
export interface MemoryPart {
  key: 'vision' | 'embedding' | 'nonEmbedding' | 'kv' | 'overhead' | 'free' | 'reserved';
  label: string;
  bytes: number;
}

export interface DeploymentPlan {
  needed: MemoryEstimate;
  fit: NonNullable<MemoryEstimate['fit']>;
  /** Memory of all devices together, as marketed. */
  installedBytes: number;
  /** An even share of what is needed: one device of a tensor-parallel group. */
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
  const { fit, ...needed } = estimateMemory(memoryModel, {
    ...assumptions,
    sequences: withKvCache ? assumptions.sequences : 0,
    weights,
    overheadBytes,
    capacity: { ...deployment, utilisation: deployment.utilisation / 100 },
  });
  if (fit === undefined) return null;
  const installedBytes = deployment.deviceBytes * deployment.devices;
  return {
    needed,
    fit,
    installedBytes,
    perDeviceBytes: Math.ceil(needed.totalBytes / deployment.devices),
    parts: partsOf(needed, fit.usableBytes, installedBytes),
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
