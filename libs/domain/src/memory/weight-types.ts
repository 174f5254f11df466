/** Bits per parameter of each component of a model: vision encoder, embedding table, and all the rest. */
export interface ComponentBits {
  vision: number;
  embedding: number;
  nonEmbedding: number;
}

export interface WeightType {
  id: WeightTypeId;
  label: string;
  /** What it is, for a person who chooses. */
  description: string;
  bits: ComponentBits;
}

export const weightTypeIds = [
  'bf16',
  'fp16',
  'sfp8',
  'int8',
  'int4',
  'int4-blocks32',
  'q8_0',
  'q4_0',
  'q4_0-fp16-embedding',
  'q4_0-q6k-embedding',
] as const;
export type WeightTypeId = (typeof weightTypeIds)[number];

/** A block of values with its scale, as stored: bits per value = 8 × bytes / values. */
const bitsPerValue = (block: { bytes: number; values: number }) => (8 * block.bytes) / block.values;

/** GGUF blocks (ggml-common.h): q8_0 is an fp16 scale and 32 bytes, q4_0 an fp16 scale and 32 half bytes. */
const Q8_0 = bitsPerValue({ bytes: 34, values: 32 });
const Q4_0 = bitsPerValue({ bytes: 18, values: 32 });
/** 256 values of 6 bits with 16 scales of 8 bits and one fp16 scale. */
const Q6_K = bitsPerValue({ bytes: 210, values: 256 });

const all = (bits: number): ComponentBits => ({ vision: bits, embedding: bits, nonEmbedding: bits });
/** Public checkpoints of four and eight bits leave the vision encoder in 16: a GGUF keeps it in a file of its own. */
const text = (bits: number, embedding = bits): ComponentBits => ({
  vision: 16,
  embedding,
  nonEmbedding: bits,
});

/** Every way of storing weights that the product knows. A new one is one entry. */
export const weightTypes: Record<WeightTypeId, WeightType> = {
  bf16: {
    id: 'bf16',
    label: 'bfloat16',
    description: 'The raw checkpoint: 16 bits for every parameter.',
    bits: all(16),
  },
  fp16: {
    id: 'fp16',
    label: 'float16',
    description: '16 bits for every parameter, with a smaller range than bfloat16.',
    bits: all(16),
  },
  sfp8: {
    id: 'sfp8',
    label: 'SFP8',
    description: 'Switched 8-bit floating point: one byte for every parameter, vision encoder included.',
    bits: all(8),
  },
  int8: {
    id: 'int8',
    label: 'Int8',
    description: 'One byte for every parameter, vision encoder included; a scale per channel is negligible.',
    bits: all(8),
  },
  int4: {
    id: 'int4',
    label: 'Int4 per channel',
    description: 'Half a byte, one scale per channel (negligible); the vision encoder stays in 16 bits.',
    bits: text(4),
  },
  'int4-blocks32': {
    id: 'int4-blocks32',
    label: 'Int4, blocks of 32',
    description:
      'Half a byte and a 16-bit scale per 32 weights: 4.5 bits; the vision encoder stays in 16 bits.',
    bits: text(Q4_0),
  },
  q8_0: {
    id: 'q8_0',
    label: 'GGUF Q8_0',
    description: '34 bytes per 32 weights: 8.5 bits; the vision encoder is a separate 16-bit file.',
    bits: text(Q8_0),
  },
  q4_0: {
    id: 'q4_0',
    label: 'GGUF Q4_0',
    description:
      '18 bytes per 32 weights, embedding included: 4.5 bits; the vision encoder is a 16-bit file.',
    bits: text(Q4_0),
  },
  'q4_0-fp16-embedding': {
    id: 'q4_0-fp16-embedding',
    label: 'Q4_0, embedding fp16',
    description:
      'As the published QAT files: 4.5 bits, but 16 for the embedding table and the vision encoder.',
    bits: text(Q4_0, 16),
  },
  'q4_0-q6k-embedding': {
    id: 'q4_0-q6k-embedding',
    label: 'Q4_0, embedding Q6_K',
    description:
      '4.5 bits, 6.5625 for the embedding table (210 bytes per 256 weights), 16 for the vision encoder.',
    bits: text(Q4_0, Q6_K),
  },
};
