import { z } from 'zod';
import { figureSchema } from '../provenance/index.ts';
import { abilities } from './abilities.ts';
import { evaluatedModelSchema } from './benchmark.ts';

/** One benchmark that counts towards an ability. The assignment is ours, not the report’s. */
export const abilityBenchmarkSchema = z.strictObject({
  ability: z.enum(abilities),
  suite: z.string(),
  benchmark: z.string(),
});
export type AbilityBenchmark = z.infer<typeof abilityBenchmarkSchema>;

export const abilityScoresSchema = z.strictObject({
  model: evaluatedModelSchema,
  /** Percent; null where a member of the ability was not measured: a gap, never a zero. */
  scores: z.record(z.enum(abilities), figureSchema),
});
export type AbilityScores = z.infer<typeof abilityScoresSchema>;
