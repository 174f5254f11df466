import type { KvType } from './kv-types.ts';

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
  /** Whether the engine keeps every token in local layers too, instead of dropping those outside the window. */
  fullCache: boolean;
}

/**
 * Bytes of the KV cache: sequences × Σ over layers of (keys + values) × kv_heads × head_dim × cells,
 * where cells = context in a global layer and min(context, window) in a local one.
 */
export function kvCacheBytes(architecture: KvArchitecture, options: KvOptions): number {
  const values = architecture.kvHeads * architecture.headDimension * cachedCells(architecture, options);
  return options.sequences * (storedBytes(values, options.keyType) + storedBytes(values, options.valueType));
}

/** Cells of one sequence, added over all layers. */
export function cachedCells(
  architecture: KvArchitecture,
  options: Pick<KvOptions, 'context' | 'fullCache'>,
): number {
  const local = options.fullCache ? options.context : Math.min(options.context, architecture.slidingWindow);
  return architecture.globalLayers * options.context + architecture.localLayers * local;
}

/** Values of a head fill whole blocks in every model known (head dimensions are multiples of 32). */
function storedBytes(values: number, type: KvType): number {
  return Math.ceil(values / type.values) * type.bytes;
}
