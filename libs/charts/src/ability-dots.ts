import type { EChartsOption } from 'echarts';
import { abilities } from '@gemmavision/domain/benchmarks';
import type { AbilityScores } from '@gemmavision/domain/benchmarks';
import { base, categoriesDown, grid, legend, valueAxisBelow } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { tooltipValue } from './number-format.ts';
import { colourAt } from './palette.ts';

const shapes = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin', 'arrow'];

/** A model’s scores, and its place in the order of all models, which decides its colour and shape. */
export interface AbilityDots {
  scores: AbilityScores;
  position: number;
}

/** One line an ability, one dot a model. What was not measured has no dot: it is not zero. */
export function abilityDots(models: readonly AbilityDots[], { scheme, locale }: ChartLook): EChartsOption {
  return {
    ...base,
    grid: grid(),
    legend: { ...legend, icon: undefined },
    tooltip: { trigger: 'item', valueFormatter: tooltipValue('%', 1, locale) },
    xAxis: { ...valueAxisBelow('Mean score (%), higher is better', locale), min: 0, max: 100 },
    yAxis: { ...categoriesDown(abilities), splitLine: { show: true } },
    series: models.map(({ scores: { model, scores }, position }) => ({
      type: 'scatter' as const,
      name: model.name,
      symbol: shapes[position % shapes.length],
      symbolSize: 13,
      itemStyle: { color: colourAt(position, scheme), opacity: 0.88 },
      encode: { x: 0, y: 1, tooltip: 0 },
      data: abilities.flatMap((ability) => {
        const { value } = scores[ability];
        return value === null ? [] : [[value, ability]];
      }),
    })),
  };
}
