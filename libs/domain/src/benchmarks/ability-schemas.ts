import { z } from 'zod';
import { figureSchema } from '../provenance/index.ts';
import { abilities } from './abilities.ts';
import { evaluatedModelSchema, tunings } from './benchmark.ts';

/** One benchmark that counts towards an ability. The assignment is ours, not the report’s. */
export const abilityBenchmarkSchema = z.strictObject({
  ability: z.enum(abilities),
  suite: z.string().max(100),
  benchmark: z.string().max(200),
});
export type AbilityBenchmark = z.infer<typeof abilityBenchmarkSchema>;

export const abilityScoresSchema = z.strictObject({
  model: evaluatedModelSchema,
  /** Percent; null where a member of the ability was not measured: a gap, never a zero. */
  scores: z.record(z.enum(abilities), figureSchema),
});
export type AbilityScores = z.infer<typeof abilityScoresSchema>;

/** Whose assignment of benchmarks to abilities is in force. */
export const abilityMappingStateSchema = z.strictObject({
  /** Goes up with each change: whoever changes the assignment names the one they saw. */
  version: z.int(),
  isShipped: z.boolean(),
  /** Null where nobody ever changed it. */
  changedAt: z.iso.datetime().nullable(),
  /** Null also where the person has left. */
  changedBy: z.string().nullable(),
});
export type AbilityMappingState = z.infer<typeof abilityMappingStateSchema>;

/** More benchmarks than there are in all tables. */
const mostMembers = 300;

export const abilityMappingChangeSchema = z.strictObject({
  tuning: z.enum(tunings),
  /** Of the assignment that the change was made from. */
  version: z.int().min(0),
  /** In the order they are named; null brings the shipped assignment back. */
  members: z.array(abilityBenchmarkSchema).max(mostMembers).nullable(),
});
