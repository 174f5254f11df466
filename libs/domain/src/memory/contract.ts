import { z } from 'zod';
import { contract, pageOf, pageQueryShape, shareInText, wholeNumber } from '../contract/index.ts';
import { provenanceSchema } from '../provenance/index.ts';
import { usualUtilisation } from './fit.ts';
import { kvTypeIds } from './kv-types.ts';
import { publishedPrecisions } from './published-precisions.ts';
import { visionPrecisions } from './vision-precision.ts';
import { weightTypeIds } from './weight-types.ts';
import { windowPolicies } from './window-policy.ts';

const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional();

const mebi = 2 ** 20;

/** What a memory question may say. What comes to more bytes than can be counted exactly is refused when answered. */
export const memoryQuerySchema = z
  .strictObject({
    model: z.string().min(1).max(100),
    weights: z.enum(weightTypeIds),
    kv: z.enum(kvTypeIds).default('f16'),
    /** Keys and values apart; each is `kv` where left out. */
    kType: z.enum(kvTypeIds).optional(),
    vType: z.enum(kvTypeIds).optional(),
    /** Tokens of text in one sequence; those of `images` come on top. */
    context: wholeNumber(0, 16 * mebi),
    /** Images in one sequence. */
    images: wholeNumber(0, 10_000).default(0),
    sequences: wholeNumber(1, 100_000).default(1),
    /** Whether the engine keeps every token in local layers too: the same as `windowPolicy=full`. */
    fullCache: flag,
    /** What the engine keeps in local layers; `exact` where neither this nor `fullCache` is given. */
    windowPolicy: z.enum(windowPolicies).optional(),
    /** Tokens computed at once, for `windowPolicy=llama.cpp`; 512 where left out. */
    microBatch: wholeNumber(1, mebi).optional(),
    /** `false` is the same as `visionPrecision=left-out`. */
    vision: flag,
    /** How the vision encoder is held; as is usual for the weight type where left out. */
    visionPrecision: z.enum(visionPrecisions).optional(),
    /** Buffers and activations of the engine, on each device. */
    overheadBytes: wholeNumber(0, 2 ** 45).default(0),
    device: z.string().min(1).max(100).optional(),
    devices: wholeNumber(1, 1024).default(1),
    utilisation: shareInText().default(usualUtilisation),
  })
  .superRefine((query, context) => {
    for (const [option, message] of contradictionsIn(query)) {
      context.addIssue({ code: 'custom', path: [option], message });
    }
  });
export type MemoryQuery = z.infer<typeof memoryQuerySchema>;

interface TwofoldOptions {
  fullCache?: boolean;
  windowPolicy?: (typeof windowPolicies)[number];
  microBatch?: number;
  vision?: boolean;
  visionPrecision?: (typeof visionPrecisions)[number];
  images: number;
}

/** Options that say the same thing in two ways must agree. */
function contradictionsIn(query: TwofoldOptions): [option: string, message: string][] {
  const { fullCache, windowPolicy, microBatch, vision, visionPrecision, images } = query;
  const found: [string, string][] = [];
  if (fullCache !== undefined && windowPolicy !== undefined && fullCache !== (windowPolicy === 'full')) {
    found.push([
      'windowPolicy',
      `fullCache ${fullCache} and windowPolicy ${windowPolicy} contradict each other: give one of them.`,
    ]);
  }
  if (microBatch !== undefined && windowPolicy !== 'llama.cpp') {
    found.push([
      'microBatch',
      'A micro-batch counts with windowPolicy llama.cpp only: give both or neither.',
    ]);
  }
  const isLeftOut = visionPrecision === 'left-out';
  if (vision !== undefined && visionPrecision !== undefined && vision === isLeftOut) {
    found.push([
      'visionPrecision',
      `vision ${vision} and visionPrecision ${visionPrecision} contradict each other: give one of them.`,
    ]);
  }
  if (images > 0 && (vision === false || isLeftOut)) {
    found.push(['images', 'Images need the vision encoder: give no images, or do not leave it out.']);
  }
  return found;
}

const weightBytesSchema = z.strictObject({
  vision: z.int(),
  embedding: z.int(),
  rest: z.int(),
  total: z.int(),
});

/** The answer of `GET /api/memory` and of `quantadvisor memory --json`. */
export const memoryAnswerSchema = z.strictObject({
  weightsBytes: weightBytesSchema,
  kvBytes: z.int(),
  overheadBytes: z.int(),
  /** Bytes needed, everything counted once. On several devices some is there more than once: see `perDevice`. */
  totalBytes: z.int(),
  /** Whether the share of each device stays below the utilisation limit. */
  fits: z.boolean().optional(),
  /** Bytes left below the limit (or, below 0, missing), on all devices together. */
  marginBytes: z.int().optional(),
  /** Longest context (text beside the same images) that fits with this many sequences, up to the model’s own limit. */
  maxContext: z.int().optional(),
  /** Most sequences of this context that fit; left out where a sequence takes nothing. */
  maxSequences: z.int().optional(),
  /** What an engine takes on all devices that allocates in advance, up to the limit, whatever the model needs. */
  preallocatedBytes: z.int().optional(),
  /** What lies on each device of a tensor-parallel group. */
  perDevice: z
    .strictObject({
      weightsBytes: weightBytesSchema,
      /** KV heads of each layer kept here; with more devices than heads, each is kept more than once. */
      kvHeads: z.int(),
      kvBytes: z.int(),
      overheadBytes: z.int(),
      totalBytes: z.int(),
      /** Capacity at the utilisation limit. */
      usableBytes: z.int(),
      marginBytes: z.int(),
    })
    .optional(),
  assumptions: z.strictObject({
    model: z.string(),
    weights: z.enum(weightTypeIds),
    bitsPerParameter: z.strictObject({ vision: z.number(), embedding: z.number(), rest: z.number() }),
    kType: z.enum(kvTypeIds),
    vType: z.enum(kvTypeIds),
    context: z.int(),
    sequences: z.int(),
    fullCache: z.boolean(),
    windowPolicy: z.enum(windowPolicies).optional(),
    /** With the window policy `llama.cpp`. */
    microBatch: z.int().optional(),
    images: z.int().optional(),
    /** Tokens that all images of one sequence take, on top of `context`. */
    imageTokens: z.int().optional(),
    vision: z.boolean(),
    visionPrecision: z.enum(visionPrecisions).optional(),
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
    problems: ['unknown_model', 'unknown_split', 'no_vision_encoder', 'not_found'],
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
