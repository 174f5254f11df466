import { z } from 'zod';
import { figureKinds, provenanceSchema } from '../provenance/index.ts';
import { tunings } from './tunings.ts';

// Apart from the schemas, so that the web takes the words without the validator.
export { tunings, type Tuning } from './tunings.ts';

export const benchmarkUnits = ['percent', 'elo', 'cider', 'perplexity'] as const;
export type BenchmarkUnit = (typeof benchmarkUnits)[number];

/** What is measured, under its printed name. */
export const benchmarkSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  unit: z.enum(benchmarkUnits),
  higherIsBetter: z.boolean(),
});
export type Benchmark = z.infer<typeof benchmarkSchema>;

export const suiteCategories = [
  'preference',
  'abilities',
  'knowledge',
  'multimodal',
  'languages',
  'long-context',
  'finance',
  'quantization',
] as const;
export type SuiteCategory = (typeof suiteCategories)[number];

/** Results that were measured alike, so that they may stand beside each other: a table, a leaderboard. */
export const suiteSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  category: z.enum(suiteCategories),
  note: z.string().nullable(),
});
export type Suite = z.infer<typeof suiteSchema>;

/** What was measured, ours or not. */
export const evaluatedModelSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The model of GET /api/models that it is a tuning of. */
  baseModel: z.string().nullable(),
  /** Null where the source does not say. */
  openWeights: z.boolean().nullable(),
  architecture: z.string().nullable(),
  parametersText: z.string().nullable(),
});
export type EvaluatedModel = z.infer<typeof evaluatedModelSchema>;

/** One score, with all that tells it from another of the same benchmark. */
export const benchmarkResultSchema = z.strictObject({
  id: z.string(),
  suite: z.string(),
  benchmark: benchmarkSchema,
  model: evaluatedModelSchema,
  tuning: z.enum(tunings).nullable(),
  /** Precision of the weights where the result is about one; null: the model’s own. */
  precision: z.string().nullable(),
  value: z.number(),
  /** The interval that the source gives with the value. */
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  sampleSize: z.int().nullable(),
  rank: z.int().nullable(),
  contextTokens: z.int().nullable(),
  condition: z.string().nullable(),
  asOf: z.iso.date().nullable(),
  provenance: provenanceSchema,
});
export type BenchmarkResult = z.infer<typeof benchmarkResultSchema>;

export const resultFilterShape = {
  suite: z.string().max(100).optional(),
  model: z.string().max(200).optional(),
  kind: z.enum(figureKinds).optional(),
};
