import { z } from 'zod';
import { contract, pageOf, wholeNumber } from '../contract/index.ts';
import {
  abilityBenchmarkSchema,
  abilityMappingChangeSchema,
  abilityMappingStateSchema,
  abilityScoresSchema,
} from './ability-schemas.ts';
import { benchmarkResultSchema, resultFilterShape, suiteSchema, tunings } from './benchmark.ts';

/** Results are small and read together, so a page of them is larger than elsewhere. */
const resultPageShape = {
  cursor: z.string().max(200).optional(),
  limit: wholeNumber(1, 1000).default(500),
};

export const benchmarksContract = contract({
  'GET /api/benchmarks': {
    summary: 'Benchmark results, each with its source; by suite, model or kind of figure',
    tag: 'Benchmarks',
    access: 'reference.read',
    cache: 'reference',
    query: z.strictObject({ ...resultPageShape, ...resultFilterShape }),
    success: { status: 200, body: pageOf(benchmarkResultSchema) },
  },
  'GET /api/benchmarks/suites': {
    summary: 'The groups of results that were measured alike',
    tag: 'Benchmarks',
    access: 'reference.read',
    cache: 'reference',
    success: { status: 200, body: pageOf(suiteSchema.extend({ results: z.int() })) },
  },
  'GET /api/benchmarks/arena': {
    summary: 'Chatbot Arena Elo with 95 % intervals, the best first',
    tag: 'Benchmarks',
    access: 'reference.read',
    cache: 'reference',
    query: z.strictObject(resultPageShape),
    success: { status: 200, body: pageOf(benchmarkResultSchema) },
  },
  'GET /api/benchmarks/abilities': {
    summary: 'Scores in six abilities, of models of one tuning, and the benchmarks they are the mean of',
    tag: 'Benchmarks',
    access: 'reference.read',
    cache: 'reference',
    query: z.strictObject({ tuning: z.enum(tunings).default('instruction-tuned') }),
    success: {
      status: 200,
      body: z.strictObject({
        tuning: z.enum(tunings),
        mapping: z.array(abilityBenchmarkSchema),
        mappingState: abilityMappingStateSchema,
        items: z.array(abilityScoresSchema),
        nextCursor: z.null(),
      }),
    },
  },
  'PUT /api/benchmarks/abilities/mapping': {
    summary:
      'Assigns benchmarks to the abilities of models of one tuning, or brings the shipped assignment back',
    tag: 'Benchmarks',
    access: 'reference.edit',
    body: abilityMappingChangeSchema,
    success: {
      status: 200,
      body: z.strictObject({
        tuning: z.enum(tunings),
        mapping: z.array(abilityBenchmarkSchema),
        mappingState: abilityMappingStateSchema,
      }),
    },
  },
});
