import type { Source } from '../provenance/index.ts';
import type { MemoryAnswer, MemoryQuery } from './contract.ts';
import { estimateMemory } from './estimate.ts';
import type { MemoryModel } from './estimate.ts';
import { weightTypes } from './weight-types.ts';

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

/** Answers a memory question in the words of the contract, with all its assumptions. Throws unknown_split. */
export function answerMemoryQuestion(
  model: MemoryModel,
  query: MemoryQuery,
  device?: MemoryDevice,
): MemoryAnswer {
  const kType = query.kType ?? query.kv;
  const vType = query.vType ?? query.kv;
  const { weights, context, sequences, fullCache, vision, overheadBytes } = query;
  const capacity = device && {
    deviceBytes: device.memoryBytes,
    devices: query.devices,
    utilisation: query.utilisation,
  };
  const options = { weights, kType, vType, context, sequences, fullCache, vision, overheadBytes, capacity };
  const { fit, ...bytes } = estimateMemory(model, options);
  const bits = weightTypes[weights].bits;
  return {
    weightsBytes: {
      vision: bytes.weights.vision,
      embedding: bytes.weights.embedding,
      rest: bytes.weights.nonEmbedding,
      total: bytes.weights.total,
    },
    kvBytes: bytes.kvBytes,
    overheadBytes: bytes.overheadBytes,
    totalBytes: bytes.totalBytes,
    ...(fit && { fits: fit.fitsOnDevice, maxContext: fit.maxContext, maxSequences: fit.maxSequences }),
    assumptions: {
      model: model.id,
      weights,
      bitsPerParameter: { vision: bits.vision, embedding: bits.embedding, rest: bits.nonEmbedding },
      kType,
      vType,
      context,
      sequences,
      fullCache,
      vision,
      ...(device &&
        fit && {
          device: {
            id: device.id,
            devices: query.devices,
            memoryBytes: device.memoryBytes,
            utilisation: query.utilisation,
            usableBytes: fit.usableBytes,
          },
        }),
      notes: notesOn(model, query, device),
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

function notesOn(model: MemoryModel, query: MemoryQuery, device: MemoryDevice | undefined): string[] {
  const { globalLayers, localLayers, slidingWindow, maxContext } = model.architecture;
  const notes = [
    query.fullCache
      ? `All ${globalLayers + localLayers} layers keep the whole context.`
      : `${globalLayers} global layers keep the whole context, ${localLayers} local ones at most ${slidingWindow} tokens.`,
    query.overheadBytes === 0
      ? 'Buffers and activations of the engine are not counted: give overheadBytes to count them.'
      : 'Overhead is the figure given, whatever the context and the number of sequences.',
    'Tokens of images count as part of the context.',
  ];
  if (!query.vision && model.parameters.vision !== 0) notes.push('The vision encoder is left out.');
  if (query.context > maxContext) notes.push(`The model’s own context ends at ${maxContext} tokens.`);
  if (device) {
    notes.push(
      `${device.name}: memory as marketed, in GB of 10⁹ bytes; weights and cache are split evenly over the devices.`,
      `maxContext does not go beyond the model’s own ${maxContext} tokens.`,
    );
  }
  return notes;
}
