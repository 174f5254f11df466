import { differenceText, differenceTo } from '@gemmavision/domain/benchmarks';
import type { Ability, AbilityScores } from '@gemmavision/domain/benchmarks';
import { escapeHtml } from './escape-html.ts';
import type { ChartLook } from './frame.ts';
import { formatNumber } from './number-format.ts';

/** A model’s scores, and its place in the order of all models, which decides its colour and shape. */
export interface AbilityMarks {
  scores: AbilityScores;
  position: number;
  /** Of the other tuning, laid over by the reader’s own wish: drawn dashed and hollow. */
  isLaidOver?: boolean;
}

export interface AbilityLook extends ChartLook {
  /** Scores that all others are held against. */
  baseline?: AbilityScores;
}

const shapes = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin', 'arrow'];

/** How the point of a model looks in every chart of abilities: shape and colour by its place, hollow if laid over. */
export function pointLook({ position, isLaidOver = false }: AbilityMarks, color: string) {
  return {
    symbol: shapes[position % shapes.length],
    itemStyle: isLaidOver ? { color: 'transparent', borderColor: color, borderWidth: 2 } : { color },
  };
}

/** Model, ability, score, and how it stands to the baseline where there is one. */
export function abilityTooltip(models: readonly AbilityMarks[], { baseline, locale }: AbilityLook) {
  return (parameters: unknown): string => {
    const { name, ability } = pointedAt(parameters);
    const { scores, isLaidOver } = models.find((one) => one.scores.model.name === name) ?? {};
    const known = scores === undefined ? undefined : Object.entries(scores.scores);
    const value = known?.find(([key]) => key === ability)?.[1].value;
    if (scores === undefined || value == null) return '';
    const words = `${escapeHtml(name)}<br>${escapeHtml(ability)} <b>${formatNumber(value, 1, locale)} %</b>`;
    // The other tuning rests on other benchmarks: a difference would mean nothing.
    if (baseline === undefined || isLaidOver || baseline.model.id === scores.model.id) return words;
    const held = Object.entries(baseline.scores).find(([key]) => key === ability)?.[1].value;
    const difference = differenceTo(value, held, percent);
    return difference === null
      ? `${words}<br>no score of ${escapeHtml(baseline.model.name)} to hold it against`
      : `${words}<br>${differenceText(difference, locale)} to ${escapeHtml(baseline.model.name)}`;
  };
}

const percent = { unit: 'percent', higherIsBetter: true } as const;

/** The names that ECharts gives a point, each checked: its parameters are not in the types of a formatter. */
function pointedAt(parameters: unknown): { name: string; ability: string } {
  const first: unknown = Array.isArray(parameters) ? parameters[0] : parameters;
  if (typeof first !== 'object' || first === null) return { name: '', ability: '' };
  const value: unknown = 'value' in first ? first.value : undefined;
  return {
    name: 'seriesName' in first ? String(first.seriesName) : '',
    ability: Array.isArray(value) ? String(value[1]) : '',
  };
}

/** The scores that a model has, as points of a chart: [percent, ability]. */
export function pointsOf(
  { scores }: AbilityScores,
  order: readonly Ability[],
): (readonly [value: number | null, ability: Ability])[] {
  return order.map((ability) => [scores[ability].value, ability] as const);
}
