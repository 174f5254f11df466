import { z } from 'zod';
import { figureSchema, provenanceSchema } from '../provenance/index.ts';

export const architectureSchema = z.strictObject({
  layers: z.int(),
  globalLayers: z.int(),
  localLayers: z.int(),
  /** Local layers to one global one: "5:1". */
  localGlobalPattern: z.string(),
  /** Tokens that a local layer sees. */
  slidingWindow: z.int(),
  hiddenSize: z.int(),
  feedForwardSize: z.int(),
  attentionHeads: z.int(),
  kvHeads: z.int(),
  headDimension: z.int(),
  vocabularySize: z.int(),
  /** Where layers share a cache: how many hold one of their own. Null: all of them. */
  layersWithOwnKvCache: z.int().nullable(),
  visionEncoder: z.string().nullable(),
  visionTokensPerImage: z.int().nullable(),
  provenance: provenanceSchema,
  /** Tokens; it has a source of its own, because the configurations do not always state it. */
  maxContext: z.strictObject({ value: z.int(), provenance: provenanceSchema }),
});
export type Architecture = z.infer<typeof architectureSchema>;

/** A base model. Parameters are counts, not millions; a null value is unknown, 0 means that there is none. */
export const modelSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  family: z.string(),
  parameters: z.strictObject({
    /** P_V */
    vision: figureSchema,
    /** P_E */
    embedding: figureSchema,
    /** P_NE */
    nonEmbedding: figureSchema,
    /** P_T */
    total: figureSchema,
    /** Parameters in the files, where a family tells them from those that are used (Gemma 3n). */
    rawTotal: figureSchema.nullable(),
    effective: figureSchema.nullable(),
  }),
  architecture: architectureSchema,
});
export type Model = z.infer<typeof modelSchema>;
