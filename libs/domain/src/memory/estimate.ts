import { AppError } from '../errors/index.ts';
import { longestContext, mostSequences, usableBytes } from './fit.ts';
import type { Capacity } from './fit.ts';
import { kvCacheBytes } from './kv-cache.ts';
import type { KvArchitecture, KvOptions } from './kv-cache.ts';
import { kvTypes } from './kv-types.ts';
import type { KvTypeId } from './kv-types.ts';
import { weightBytes } from './weights.ts';
import type { ParameterCounts, WeightBytes } from './weights.ts';
import { weightTypes } from './weight-types.ts';
import type { WeightTypeId } from './weight-types.ts';

/** A model as the memory formulas see it. A null count is unknown. */
export interface MemoryModel {
  id: string;
  name: string;
  parameters: { [Component in keyof ParameterCounts]: number | null };
  architecture: KvArchitecture & { maxContext: number };
}

export interface MemoryOptions {
  weights: WeightTypeId;
  kType: KvTypeId;
  vType: KvTypeId;
  context: number;
  sequences: number;
  fullCache: boolean;
  vision: boolean;
  /** Buffers and activations of the engine, an assumption of the caller; 0 unless given. */
  overheadBytes: number;
  capacity?: Capacity;
}

export interface MemoryEstimate {
  weights: WeightBytes;
  kvBytes: number;
  overheadBytes: number;
  totalBytes: number;
  fit?: {
    usableBytes: number;
    fitsOnDevice: boolean;
    /** Bytes left (or, below 0, missing). */
    marginBytes: number;
    maxContext: number;
    maxSequences: number;
  };
}

/**
 * Bytes needed to hold a model and its KV cache: weights + KV + overhead, and whether they fit on a device.
 * The formulas stand in weights.ts, kv-cache.ts and fit.ts; nothing is fitted to a published table.
 * Throws unknown_split where the parameters of a component are not known.
 */
export function estimateMemory(model: MemoryModel, options: MemoryOptions): MemoryEstimate {
  const weights = weightBytes(knownCounts(model), weightTypes[options.weights].bits, {
    vision: options.vision,
  });
  const kvOptions: KvOptions = {
    context: options.context,
    sequences: options.sequences,
    keyType: kvTypes[options.kType],
    valueType: kvTypes[options.vType],
    fullCache: options.fullCache,
  };
  const kvBytes = kvCacheBytes(model.architecture, kvOptions);
  const fixedBytes = weights.total + options.overheadBytes;
  const totalBytes = fixedBytes + kvBytes;
  const estimate = { weights, kvBytes, overheadBytes: options.overheadBytes, totalBytes };
  if (!options.capacity) return estimate;

  const usable = usableBytes(options.capacity);
  const kvOf = (part: Partial<KvOptions>) => kvCacheBytes(model.architecture, { ...kvOptions, ...part });
  return {
    ...estimate,
    fit: {
      usableBytes: usable,
      fitsOnDevice: totalBytes <= usable,
      marginBytes: usable - totalBytes,
      maxContext: longestContext(
        (context) => fixedBytes + kvOf({ context }),
        usable,
        model.architecture.maxContext,
      ),
      maxSequences: mostSequences(fixedBytes, kvOf({ sequences: 1 }), usable),
    },
  };
}

function knownCounts(model: MemoryModel): ParameterCounts {
  const { vision, embedding, nonEmbedding } = model.parameters;
  if (vision === null || embedding === null || nonEmbedding === null) {
    throw new AppError(
      'unknown_split',
      `How the parameters of ${model.name} divide into vision encoder, embedding and rest is not published, so ` +
        'its memory cannot be computed. Choose a model whose split is known.',
      { facts: { model: model.id } },
    );
  }
  return { vision, embedding, nonEmbedding };
}

/** Whether the memory of this model can be computed. */
export function hasKnownSplit(model: MemoryModel): boolean {
  return Object.values(model.parameters).every((count) => count !== null);
}
