import { abilities } from '@gemmavision/domain/benchmarks';
import type { Ability, AbilityScores, BenchmarkResult } from '@gemmavision/domain/benchmarks';
import type { Model } from '@gemmavision/domain/models';
import type { Figure, Provenance } from '@gemmavision/domain/provenance';

const provenance: Provenance = {
  kind: 'illustrative',
  verification: 'derived',
  source: { id: 'test', title: 'An example', url: null, licence: null },
  location: null,
  note: null,
};
const figure = (value: number | null): Figure => ({ value, provenance });

/** A model with the given vision, embedding, non-embedding and total counts. */
export function aModel(
  id: string,
  name: string,
  [vision, embedding, nonEmbedding, total]: [number | null, number | null, number | null, number | null],
  rawTotal?: number,
): Model {
  return {
    id,
    name,
    family: 'Gemma 3',
    parameters: {
      vision: figure(vision),
      embedding: figure(embedding),
      nonEmbedding: figure(nonEmbedding),
      total: figure(total),
      rawTotal: rawTotal === undefined ? null : figure(rawTotal),
      effective: null,
    },
    architecture: {
      layers: 26,
      globalLayers: 4,
      localLayers: 22,
      localGlobalPattern: '5:1',
      slidingWindow: 512,
      hiddenSize: 1152,
      feedForwardSize: 6912,
      attentionHeads: 4,
      kvHeads: 1,
      headDimension: 256,
      vocabularySize: 262_144,
      layersWithOwnKvCache: null,
      visionEncoder: null,
      visionTokensPerImage: null,
      provenance,
      maxContext: { value: 32_768, provenance },
    },
  };
}

/** A rating with its interval and rank. */
export function aResult(
  model: string,
  value: number,
  [lower, upper]: [number, number],
  rank: number,
): BenchmarkResult {
  return {
    id: `arena/elo/${model}`,
    suite: 'arena',
    benchmark: { id: 'elo', name: 'Elo', unit: 'elo', higherIsBetter: true },
    model: {
      id: model,
      name: model,
      baseModel: null,
      openWeights: null,
      architecture: null,
      parametersText: null,
    },
    tuning: 'instruction-tuned',
    precision: null,
    value,
    lower,
    upper,
    sampleSize: null,
    rank,
    contextTokens: null,
    condition: null,
    asOf: null,
    provenance,
  };
}

/** Scores of a model in the abilities given; the others are gaps. */
export function someAbilities(name: string, given: Partial<Record<Ability, number | null>>): AbilityScores {
  const scoreOf = (ability: Ability) => figure(given[ability] ?? null);
  const [vision, code, science, factuality, reasoning, multilingual] = abilities.map(scoreOf);
  const gap = figure(null);
  return {
    model: aResult(name, 0, [0, 0], 1).model,
    scores: {
      Vision: vision ?? gap,
      Code: code ?? gap,
      Science: science ?? gap,
      Factuality: factuality ?? gap,
      Reasoning: reasoning ?? gap,
      Multilingual: multilingual ?? gap,
    },
  };
}
