import { AppError } from '../errors/index.ts';
import { kvHeadsPerDevice, longestContext, mostSequences, usableBytes } from './fit.ts';
import type { Capacity } from './fit.ts';
import { kvBytesPerSequence, kvCacheBytes } from './kv-cache.ts';
import type { KvArchitecture, KvOptions } from './kv-cache.ts';
import { kvTypes } from './kv-types.ts';
import type { KvTypeId } from './kv-types.ts';
import { bitsWithVision, type VisionPrecision } from './vision-precision.ts';
import { evenShare, weightBytes } from './weights.ts';
import type { ParameterCounts, WeightBytes } from './weights.ts';
import { weightTypes } from './weight-types.ts';
import type { WeightTypeId } from './weight-types.ts';
import { defaultMicroBatch, type WindowPolicy } from './window-policy.ts';

/** A model as the memory formulas see it. A null count is unknown. */
export interface MemoryModel {
  id: string;
  name: string;
  parameters: { [Component in keyof ParameterCounts]: number | null };
  architecture: KvArchitecture & {
    maxContext: number;
    /** Tokens that one image takes in the context; null without a vision encoder. */
    visionTokensPerImage: number | null;
  };
}

export interface MemoryOptions {
  weights: WeightTypeId;
  kType: KvTypeId;
  vType: KvTypeId;
  /** Tokens of text in one sequence. Those of its images come on top. */
  context: number;
  /** Images in one sequence; none if left out. */
  images?: number;
  sequences: number;
  windowPolicy: WindowPolicy;
  /** Tokens computed at once; counts with the window policy `llama.cpp` only. 512 if left out. */
  microBatch?: number;
  /** How the vision encoder is held; as is usual for the weight type if left out. */
  visionPrecision?: VisionPrecision;
  /** Buffers and activations of the engine on each device, an assumption of the caller; 0 unless given. */
  overheadBytes: number;
  capacity?: Capacity;
}

/** What lies on one device. */
export interface DeviceShare {
  weights: WeightBytes;
  /** KV heads of each layer that are kept here. */
  kvHeads: number;
  kvBytes: number;
  overheadBytes: number;
  totalBytes: number;
  /** Capacity at the utilisation limit: also what an engine takes that allocates in advance. */
  usableBytes: number;
  /** Bytes left below the limit (or, below 0, missing). */
  marginBytes: number;
}

export interface MemoryFit {
  /** Capacity at the utilisation limit, on all devices together. */
  usableBytes: number;
  fitsOnDevice: boolean;
  /** Bytes left (or, below 0, missing), on all devices together. */
  marginBytes: number;
  /** Longest context (text beside the same images) that fits, up to the model’s own limit. */
  maxContext: number;
  /** Most sequences that fit; Infinity where a sequence takes nothing. */
  maxSequences: number;
  perDevice: DeviceShare;
}

/** Everything counted once. On several devices some of it is there more than once: see `fit.perDevice`. */
export interface MemoryEstimate {
  weights: WeightBytes;
  kvBytes: number;
  overheadBytes: number;
  totalBytes: number;
  fit?: MemoryFit;
}

/**
 * Bytes needed to hold a model and its KV cache: weights + KV + overhead, and whether they fit on a device.
 * The formulas stand in weights.ts, kv-cache.ts and fit.ts; nothing is fitted to a published table.
 * Throws unknown_split where the parameters of a component are not known, no_vision_encoder where the model cannot
 * see the images.
 */
export function estimateMemory(model: MemoryModel, options: MemoryOptions): MemoryEstimate {
  const { architecture } = model;
  const { capacity, overheadBytes } = options;
  const bits = bitsWithVision(weightTypes[options.weights].bits, options.visionPrecision);
  const weights = weightBytes(knownCounts(model), bits);
  const ofImages = imageTokens(model, options.images ?? 0);
  const kvOptions: KvOptions = {
    context: options.context + ofImages,
    sequences: options.sequences,
    keyType: kvTypes[options.kType],
    valueType: kvTypes[options.vType],
    windowPolicy: options.windowPolicy,
    microBatch: options.microBatch,
  };
  const kvBytes = kvCacheBytes(architecture, kvOptions);
  const totalBytes = weights.total + kvBytes + overheadBytes;
  if (!capacity) return { weights, kvBytes, overheadBytes, totalBytes };
  const fit = fitOn(capacity, { architecture, weights, overheadBytes, kvOptions, ofImages });
  return { weights, kvBytes, overheadBytes, totalBytes, fit };
}

interface Need {
  architecture: MemoryModel['architecture'];
  weights: WeightBytes;
  overheadBytes: number;
  kvOptions: KvOptions;
  /** Tokens of the images of one sequence. */
  ofImages: number;
}

function fitOn(capacity: Capacity, need: Need): MemoryFit {
  const { architecture, overheadBytes, kvOptions, ofImages } = need;
  const { deviceBytes, devices, utilisation } = capacity;
  const { sequences, context } = kvOptions;
  const kvHeads = kvHeadsPerDevice(architecture.kvHeads, devices);
  const weights = evenShare(need.weights, devices);
  const fixedBytes = weights.total + overheadBytes;
  const usable = usableBytes({ deviceBytes, devices: 1, utilisation });
  const perSequence = kvBytesPerSequence(architecture, kvOptions, context, kvHeads);
  const kvBytes = sequences * perSequence;
  const totalBytes = fixedBytes + kvBytes;
  const marginBytes = usable - totalBytes;
  const maxContext = longestContext(
    (text) => fixedBytes + sequences * kvBytesPerSequence(architecture, kvOptions, text + ofImages, kvHeads),
    usable,
    Math.max(0, architecture.maxContext - ofImages),
    windowEnd(kvOptions, architecture.slidingWindow) - ofImages,
  );
  return {
    usableBytes: usableBytes(capacity),
    fitsOnDevice: marginBytes >= 0,
    marginBytes: marginBytes * devices,
    maxContext,
    maxSequences: mostSequences(fixedBytes, perSequence, usable),
    perDevice: { weights, kvHeads, kvBytes, overheadBytes, totalBytes, usableBytes: usable, marginBytes },
  };
}

/** The context from which on a local layer takes no more cells. */
function windowEnd({ windowPolicy, microBatch = defaultMicroBatch }: KvOptions, window: number): number {
  return windowPolicy === 'llama.cpp' ? window + microBatch : window;
}

/** Tokens that so many images take in a context. Throws no_vision_encoder where the model cannot see them. */
export function imageTokens({ id, name, architecture }: MemoryModel, images: number): number {
  if (images === 0) return 0;
  if (architecture.visionTokensPerImage === null) {
    throw new AppError(
      'no_vision_encoder',
      `${name} has no vision encoder that is known, so its context holds no images. Ask for 0 images, or for a ` +
        'model that sees.',
      { facts: { model: id, images } },
    );
  }
  return images * architecture.visionTokensPerImage;
}

function knownCounts({ id, name, parameters }: MemoryModel): ParameterCounts {
  const { vision, embedding, nonEmbedding } = parameters;
  if (vision === null || embedding === null || nonEmbedding === null) {
    throw new AppError(
      'unknown_split',
      `How the parameters of ${name} divide into vision encoder, embedding and rest is not published, so ` +
        'its memory cannot be computed. Choose a model whose split is known.',
      { facts: { model: id } },
    );
  }
  return { vision, embedding, nonEmbedding };
}

/** Whether the memory of this model can be computed. */
export function hasKnownSplit({ parameters: { vision, embedding, nonEmbedding } }: MemoryModel): boolean {
  return vision !== null && embedding !== null && nonEmbedding !== null;
}
