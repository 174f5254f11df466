import type { KvType } from './kv-types.ts';
import { defaultMicroBatch, localCells, type WindowPolicy } from './window-policy.ts';

/** What of an architecture decides the size of its KV cache. */
export interface KvArchitecture {
  globalLayers: number;
  localLayers: number;
  slidingWindow: number;
  kvHeads: number;
  headDimension: number;
}

export interface KvOptions {
  /** Tokens of one sequence, those of images included. */
  context: number;
  sequences: number;
  keyType: KvType;
  valueType: KvType;
  /** What the engine keeps in local layers. */
  windowPolicy: WindowPolicy;
  /** Tokens computed at once, beyond the window; counts with `llama.cpp` only. 512 if left out. */
  microBatch?: number;
}

/**
 * Bytes of the KV cache: sequences × Σ over layers of (keys + values) × kv_heads × head_dim × cells,
 * where cells = context in a global layer and, in a local one, what the window policy keeps.
 */
export function kvCacheBytes(architecture: KvArchitecture, options: KvOptions): number {
  return options.sequences * kvBytesPerSequence(architecture, options, options.context);
}

/** Bytes of the KV cache of one sequence, whatever context and number of sequences the options name. */
export function kvBytesPerSequence(
  architecture: KvArchitecture,
  options: KvOptions,
  context: number,
  kvHeads = architecture.kvHeads,
): number {
  const local = localCells(
    options.windowPolicy,
    context,
    architecture.slidingWindow,
    options.microBatch ?? defaultMicroBatch,
  );
  const cells = architecture.globalLayers * context + architecture.localLayers * local;
  const values = kvHeads * architecture.headDimension * cells;
  return storedBytes(values, options.keyType) + storedBytes(values, options.valueType);
}

/** Values of a head fill whole blocks in every model known (head dimensions are multiples of 32). */
function storedBytes(values: number, type: KvType): number {
  return Math.ceil(values / type.values) * type.bytes;
}
