import { AppError } from '../errors/index.ts';
import type { Source } from '../provenance/index.ts';
import type { MemoryAnswer, MemoryQuery } from './contract.ts';
import { estimateMemory, imageTokens } from './estimate.ts';
import type { MemoryFit, MemoryModel, MemoryOptions } from './estimate.ts';
import { usualUtilisation } from './fit.ts';
import { notesOn } from './notes.ts';
import { bitsWithVision, usualVisionPrecision } from './vision-precision.ts';
import type { WeightBytes } from './weights.ts';
import { weightTypes } from './weight-types.ts';
import { defaultMicroBatch } from './window-policy.ts';

/** A device as far as fitting is concerned. */
export interface MemoryDevice {
  id: string;
  name: string;
  memoryBytes: number;
}

/** The source of every figure that the memory formulas give. */
export const memoryFormulaSource: Source = {
  id: 'memory-formula',
  title: 'Computed by this portal: weights = Σ parameters × bits / 8; KV cache from the architecture',
  url: null,
  licence: null,
};

/**
 * Answers a memory question in the words of the contract, with all its assumptions. Throws unknown_split,
 * no_vision_encoder where images are asked of a model that sees none, and invalid_request for more bytes than can be
 * counted exactly.
 */
export function answerMemoryQuestion(
  model: MemoryModel,
  query: MemoryQuery,
  device?: MemoryDevice,
): MemoryAnswer {
  const { weights, context, images, sequences, overheadBytes, devices, utilisation } = query;
  const kType = query.kType ?? query.kv;
  const vType = query.vType ?? query.kv;
  const windowPolicy = query.windowPolicy ?? (query.fullCache ? 'full' : 'exact');
  const microBatch = windowPolicy === 'llama.cpp' ? (query.microBatch ?? defaultMicroBatch) : undefined;
  const usual = weightTypes[weights].bits;
  const visionPrecision =
    query.visionPrecision ?? (query.vision === false ? 'left-out' : usualVisionPrecision(usual));
  const options: MemoryOptions = {
    ...{ weights, kType, vType, context, images, sequences, windowPolicy, microBatch, visionPrecision },
    overheadBytes,
    capacity: device && { deviceBytes: device.memoryBytes, devices, utilisation },
  };
  const { fit, ...bytes } = estimateMemory(model, options);
  requireExact(model, bytes.totalBytes, fit?.perDevice.totalBytes, fit?.marginBytes);
  const vision = visionPrecision !== 'left-out';
  const bits = vision ? bitsWithVision(usual, visionPrecision) : usual;
  return {
    weightsBytes: inWordsOfContract(bytes.weights),
    kvBytes: bytes.kvBytes,
    overheadBytes,
    totalBytes: bytes.totalBytes,
    ...(fit && answerOnFit(fit)),
    assumptions: {
      model: model.id,
      weights,
      bitsPerParameter: { vision: bits.vision, embedding: bits.embedding, rest: bits.nonEmbedding },
      kType,
      vType,
      context,
      sequences,
      fullCache: windowPolicy === 'full',
      windowPolicy,
      ...(microBatch !== undefined && { microBatch }),
      images,
      imageTokens: imageTokens(model, images),
      vision,
      visionPrecision,
      ...(device &&
        fit && {
          device: {
            id: device.id,
            devices,
            memoryBytes: device.memoryBytes,
            utilisation,
            usableBytes: fit.usableBytes,
          },
        }),
      notes: [...notesOn(model, options, device), ...notesWithoutDevice(query)],
      provenance: {
        kind: 'computed',
        verification: 'derived',
        source: memoryFormulaSource,
        location: null,
        note: 'Bytes needed, not what an engine allocates.',
      },
    },
  };
}

/** A figure beyond 2⁵³ would be wrong in its last digits, and every one here is said to be exact. */
function requireExact(model: MemoryModel, ...bytes: (number | undefined)[]): void {
  if (bytes.every((figure) => figure === undefined || Number.isSafeInteger(figure))) return;
  throw new AppError(
    'invalid_request',
    `That is more memory than can be counted to the byte. Ask for a shorter context, fewer sequences, images or ` +
      'devices, or less overhead.',
    { facts: { model: model.id } },
  );
}

function notesWithoutDevice({ device, devices, utilisation }: MemoryQuery): string[] {
  if (device !== undefined || (devices === 1 && utilisation === usualUtilisation)) return [];
  return ['No device is named, so the number of devices and their utilisation count for nothing.'];
}

function inWordsOfContract({ nonEmbedding, ...weights }: WeightBytes): MemoryAnswer['weightsBytes'] {
  return { ...weights, rest: nonEmbedding };
}

function answerOnFit(fit: MemoryFit): Partial<MemoryAnswer> {
  const { weights, ...share } = fit.perDevice;
  return {
    fits: fit.fitsOnDevice,
    marginBytes: fit.marginBytes,
    maxContext: fit.maxContext,
    ...(Number.isFinite(fit.maxSequences) && { maxSequences: fit.maxSequences }),
    preallocatedBytes: fit.usableBytes,
    perDevice: { ...share, weightsBytes: inWordsOfContract(weights) },
  };
}
