import type { BenchmarkResult, EvaluatedModel } from '@gemmavision/domain/benchmarks';

/** Evaluated models that are looked for together. */
export interface ModelGroup {
  label: string;
  models: readonly EvaluatedModel[];
}

const families: readonly { label: string; begins: readonly string[] }[] = [
  { label: 'Gemma 3', begins: ['gemma-3'] },
  { label: 'Gemma 2 and PaliGemma 2', begins: ['gemma-2', 'paligemma'] },
  { label: 'Gemini', begins: ['gemini'] },
];
const others = 'Others';
const byName = new Intl.Collator('en', { numeric: true });

/** All evaluated models of some results, ours first, then their relatives, then the others by name. */
export function modelGroups(results: readonly BenchmarkResult[]): ModelGroup[] {
  const models = [...new Map(results.map(({ model }) => [model.id, model])).values()].toSorted((a, b) =>
    byName.compare(a.name, b.name),
  );
  const familyOf = ({ id }: EvaluatedModel) =>
    families.find(({ begins }) => begins.some((beginning) => id.startsWith(beginning)))?.label ?? others;
  return [...families.map(({ label }) => label), others]
    .map((label) => ({ label, models: models.filter((model) => familyOf(model) === label) }))
    .filter((group) => group.models.length > 0);
}

/**
 * The place of each model in the order of all, which decides its colour: the models that the portal knows first, in
 * their own order, as on the other pages. A model and its tunings share one.
 */
export function modelPositions(
  results: readonly BenchmarkResult[],
  knownIds: readonly string[],
): ReadonlyMap<string, number> {
  const ordered = modelGroups(results).flatMap(({ models }) => models);
  const bases = [...new Set([...knownIds, ...ordered.map(({ id, baseModel }) => baseModel ?? id)])];
  return new Map(ordered.map(({ id, baseModel }) => [id, bases.indexOf(baseModel ?? id)]));
}
