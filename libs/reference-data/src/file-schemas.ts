import { z } from 'zod';

/**
 * The files of prisma/reference, as far as the portal reads them. They are kept as they were researched, so
 * there may be more in them than is named here.
 */

export const fileSourceSchema = z.looseObject({
  id: z.string().optional(),
  document: z.string().optional(),
  repo: z.string().optional(),
  path: z.string().optional(),
  commit: z.string().optional(),
  licence: z.string().optional(),
  verification: z.string(),
});
export type FileSource = z.infer<typeof fileSourceSchema>;

const millions = z.number().nullable();
export const parameterRowSchema = z.looseObject({
  model: z.string(),
  family: z.string(),
  visionEncoderM: millions,
  embeddingM: millions,
  nonEmbeddingM: millions,
  totalM: millions,
  exactTotal: z.int().optional(),
  rawTotalB: z.number().optional(),
  effectiveB: z.number().optional(),
  source: z.string(),
  verification: z.string(),
  note: z.string().optional(),
});
export type ParameterRow = z.infer<typeof parameterRowSchema>;

export const parametersFileSchema = z.looseObject({
  topic: z.string(),
  sources: z.array(fileSourceSchema),
  rows: z.array(parameterRowSchema),
});

export const architectureRowSchema = z.looseObject({
  model: z.string(),
  layers: z.int(),
  hiddenSize: z.int(),
  ffnSize: z.int(),
  attentionHeads: z.int(),
  kvHeads: z.int(),
  headDim: z.int(),
  slidingWindow: z.int(),
  localGlobalPattern: z.string(),
  globalLayers: z.int(),
  localLayers: z.int(),
  maxContext: z.int(),
  maxContextVerification: z.string().optional(),
  vocabSize: z.int(),
  layersWithOwnKvCache: z.int().optional(),
  vision: z.string().nullish(),
  source: z.array(z.string()).min(1),
  verification: z.string(),
  note: z.string().optional(),
});
export type ArchitectureRow = z.infer<typeof architectureRowSchema>;

export const architectureFileSchema = z.looseObject({
  topic: z.string(),
  sources: z.array(fileSourceSchema),
  visionEncoder: z.looseObject({ tokensPerImage: z.int(), sharedAcross: z.array(z.string()) }),
  rows: z.array(architectureRowSchema),
  comparison: z.array(architectureRowSchema),
  gemma3n: z.array(architectureRowSchema),
});

const byColumn = z.record(z.enum(['bf16', 'int4', 'int4_blocks32', 'sfp8']), z.number());
export const memoryFileSchema = z.looseObject({
  topic: z.string(),
  contextTokens: z.int(),
  kvStatedAs: z.string(),
  sources: z.array(fileSourceSchema),
  rows: z.array(z.looseObject({ model: z.string(), weightsGB: byColumn, weightsPlusKvGB: byColumn })),
  columnMeaning: z.record(z.string(), z.string()),
});

/** Scores of one table: benchmark → model → score; null where the table has a dash. */
export const scoreTableSchema = z.looseObject({
  table: z.int(),
  note: z.string().optional(),
  benchmarks: z.record(z.string(), z.record(z.string(), z.number().nullable())),
});
export type ScoreTable = z.infer<typeof scoreTableSchema>;

const abilityMappingSchema = z.record(
  z.string(),
  z.array(z.object({ table: z.int(), benchmark: z.string() })),
);

export const benchmarksFileSchema = z.looseObject({
  topic: z.string(),
  sources: z.array(fileSourceSchema),
  chatbotArena: z.looseObject({
    table: z.int(),
    asOf: z.string(),
    note: z.string(),
    rows: z.array(
      z.looseObject({
        rank: z.int(),
        model: z.string(),
        elo: z.number(),
        ciPlus: z.number(),
        ciMinus: z.number(),
        open: z.boolean().nullable(),
        type: z.string().nullable(),
        params: z.string().nullable(),
      }),
    ),
  }),
  zeroShotIT: scoreTableSchema,
  additionalIT: scoreTableSchema,
  multimodalIT: scoreTableSchema,
  videoIT: scoreTableSchema,
  pretrained: z.object({
    factualityCommonsense: scoreTableSchema,
    stemCode: scoreTableSchema,
    vision: scoreTableSchema,
    visionFineTuned: scoreTableSchema,
    multilingual: scoreTableSchema,
    indic: scoreTableSchema,
  }),
  longContext: z.looseObject({
    table: z.int(),
    rows: z.array(
      z.object({ benchmark: z.string(), contextTokens: z.int(), model: z.string(), score: z.number() }),
    ),
  }),
  visionResolution: z.looseObject({
    table: z.int(),
    model: z.string(),
    byResolution: z.record(z.string(), z.record(z.string(), z.number())),
  }),
  panAndScan: z.looseObject({
    table: z.int(),
    note: z.string(),
    rows: z.array(z.object({ model: z.string(), panAndScan: z.boolean() }).catchall(z.number())),
  }),
  radar: z.looseObject({
    instructionTuned: z.looseObject({ mapping: abilityMappingSchema }),
    preTrained: z.looseObject({ mapping: abilityMappingSchema }),
  }),
  quantizationQuality: z.looseObject({
    source: z.string(),
    verification: z.string(),
    dataset: z.string(),
    rows: z.array(
      z.object({
        model: z.string(),
        quant: z.string(),
        fileGB: z.number(),
        ppl: z.number(),
        pplErr: z.number(),
        hellaswag: z.number(),
      }),
    ),
  }),
});
export type BenchmarksFile = z.infer<typeof benchmarksFileSchema>;

export const financialFileSchema = z.looseObject({
  topic: z.string(),
  sources: z.array(fileSourceSchema).length(1),
  note: z.string(),
  rows: z.array(
    z.looseObject({
      model: z.string(),
      mode: z.string(),
      correct: z.int(),
      incorrect: z.int(),
      refusal: z.int(),
      total: z.int(),
      accuracyPct: z.number(),
    }),
  ),
});

export const acceleratorRowSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  vendor: z.string(),
  kind: z.enum(['datacenter', 'workstation', 'consumer', 'tpu', 'unified']),
  memoryGB: z.number(),
  bandwidthGBs: z.number(),
  dense: z.object({
    bf16TFLOPS: z.number().nullable(),
    fp8TFLOPS: z.number().nullable(),
    int8TOPS: z.number().nullable(),
    int4TOPS: z.number().nullable(),
  }),
  fp32TFLOPS: z.number().optional(),
  fp16TFLOPS: z.number().optional(),
  fp4TFLOPS: z.number().optional(),
  fieldSources: z.record(z.string(), z.string()),
  lowConfidence: z.boolean().optional(),
  note: z.string().optional(),
});
export type AcceleratorRow = z.infer<typeof acceleratorRowSchema>;

export const acceleratorsFileSchema = z.looseObject({
  topic: z.string(),
  sources: z.record(z.string(), fileSourceSchema),
  rows: z.array(acceleratorRowSchema),
});
