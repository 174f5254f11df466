import { z } from 'zod';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';
import { provenanceSchema } from '../provenance/index.ts';
import { kvTypeIds } from './kv-types.ts';
import { publishedPrecisions } from './published-precisions.ts';
import { weightTypeIds } from './weight-types.ts';

const flag = (byDefault: 'true' | 'false') =>
  z
    .enum(['true', 'false'])
    .default(byDefault)
    .transform((text) => text === 'true');

const mebi = 2 ** 20;

/** What a memory question may say. Bounds keep every figure an exact integer. */
export const memoryQuerySchema = z.strictObject({
  model: z.string().min(1).max(100),
  weights: z.enum(weightTypeIds),
  kv: z.enum(kvTypeIds).default('f16'),
  /** Keys and values apart; each is `kv` where left out. */
  kType: z.enum(kvTypeIds).optional(),
  vType: z.enum(kvTypeIds).optional(),
  context: z.coerce
    .number()
    .int()
    .min(0)
    .max(16 * mebi),
  sequences: z.coerce.number().int().min(1).max(100_000).default(1),
  fullCache: flag('false'),
  vision: flag('true'),
  overheadBytes: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 45)
    .default(0),
  device: z.string().min(1).max(100).optional(),
  devices: z.coerce.number().int().min(1).max(1024).default(1),
  utilisation: z.coerce.number().gt(0).max(1).default(0.9),
});
export type MemoryQuery = z.infer<typeof memoryQuerySchema>;

/** The answer of `GET /api/memory` and of `quantadvisor memory --json`. */
export const memoryAnswerSchema = z.strictObject({
  weightsBytes: z.strictObject({
    vision: z.int(),
    embedding: z.int(),
    rest: z.int(),
    total: z.int(),
  }),
  kvBytes: z.int(),
  overheadBytes: z.int(),
  totalBytes: z.int(),
  fits: z.boolean().optional(),
  /** Longest context that fits with this many sequences, up to the model’s own limit. */
  maxContext: z.int().optional(),
  /** Most sequences of this context that fit. */
  maxSequences: z.int().optional(),
  assumptions: z.strictObject({
    model: z.string(),
    weights: z.enum(weightTypeIds),
    bitsPerParameter: z.strictObject({ vision: z.number(), embedding: z.number(), rest: z.number() }),
    kType: z.enum(kvTypeIds),
    vType: z.enum(kvTypeIds),
    context: z.int(),
    sequences: z.int(),
    fullCache: z.boolean(),
    vision: z.boolean(),
    device: z
      .strictObject({
        id: z.string(),
        devices: z.int(),
        memoryBytes: z.int(),
        utilisation: z.number(),
        usableBytes: z.int(),
      })
      .optional(),
    /** In words, what the figures count and what they leave out. */
    notes: z.array(z.string()),
    provenance: provenanceSchema,
  }),
});
export type MemoryAnswer = z.infer<typeof memoryAnswerSchema>;

export const publishedFootprintSchema = z.strictObject({
  model: z.string(),
  precision: z.enum(publishedPrecisions),
  withKvCache: z.boolean(),
  /** As printed; the report does not say whether 10⁹ or 2³⁰ bytes (10⁹ fits its bfloat16 column). */
  gigabytes: z.number(),
  /** Length of the cache in the rows that have one. */
  contextTokens: z.int(),
  provenance: provenanceSchema,
});
export type PublishedFootprint = z.infer<typeof publishedFootprintSchema>;

export const memoryContract = contract({
  'GET /api/memory': {
    summary: 'Compute the memory a model needs, from its architecture and the assumptions given',
    tag: 'Memory',
    access: 'reference.read',
    query: memoryQuerySchema,
    success: { status: 200, body: memoryAnswerSchema },
    problems: ['unknown_model', 'unknown_split', 'not_found'],
  },
  'GET /api/memory/published': {
    summary: 'Memory figures as published (Table 3 of the report); never the output of a formula',
    tag: 'Memory',
    access: 'reference.read',
    cache: 'reference',
    query: z.strictObject({ ...pageQueryShape, model: z.string().max(100).optional() }),
    success: { status: 200, body: pageOf(publishedFootprintSchema) },
  },
});
