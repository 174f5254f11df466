import type { Figure, Source } from '../provenance/index.ts';
import { abilities } from './abilities.ts';
import type { Ability } from './abilities.ts';
import type { AbilityBenchmark, AbilityScores } from './ability-schemas.ts';
import type { BenchmarkResult, EvaluatedModel, Tuning } from './benchmark.ts';

export const abilitySource: Source = {
  id: 'ability-mean',
  title: 'Computed by this portal: unweighted mean of the percent scores assigned to the ability',
  url: null,
  licence: null,
};

/**
 * The score of each model in each ability: the unweighted mean of its members, in percent. An ability that lacks
 * one of its members is null, so that models are never compared on different sets.
 * Takes results of one tuning: pre-trained and instruction-tuned scores rest on different benchmarks.
 */
export function abilityScores(
  results: readonly BenchmarkResult[],
  mapping: readonly AbilityBenchmark[],
  tuning: Tuning,
): AbilityScores[] {
  const byModel = new Map<string, { model: EvaluatedModel; values: Map<string, number> }>();
  for (const result of results) {
    if (result.tuning !== tuning || result.benchmark.unit !== 'percent') continue;
    const entry = byModel.get(result.model.id) ?? { model: result.model, values: new Map<string, number>() };
    entry.values.set(keyOf(result.suite, result.benchmark.id), result.value);
    byModel.set(result.model.id, entry);
  }
  return [...byModel.values()].flatMap(({ model, values }) => {
    const scores = scoresOf(values, mapping);
    return abilities.some((ability) => scores[ability].value !== null) ? [{ model, scores }] : [];
  });
}

function scoresOf(
  values: ReadonlyMap<string, number>,
  mapping: readonly AbilityBenchmark[],
): AbilityScores['scores'] {
  const figure = (ability: Ability): Figure => {
    const members = mapping.filter((entry) => entry.ability === ability);
    const found = members.flatMap((entry) => values.get(keyOf(entry.suite, entry.benchmark)) ?? []);
    const complete = members.length > 0 && found.length === members.length;
    return {
      value: complete ? found.reduce((sum, value) => sum + value, 0) / found.length : null,
      provenance: {
        kind: 'computed',
        verification: 'derived',
        source: abilitySource,
        location: members.map((entry) => `${entry.suite}: ${entry.benchmark}`).join('; '),
        note: complete ? null : `${found.length} of ${members.length} benchmarks measured`,
      },
    };
  };
  return {
    Vision: figure('Vision'),
    Code: figure('Code'),
    Science: figure('Science'),
    Factuality: figure('Factuality'),
    Reasoning: figure('Reasoning'),
    Multilingual: figure('Multilingual'),
  };
}

const keyOf = (suite: string, benchmark: string) => `${suite}/${benchmark}`;
