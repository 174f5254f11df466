import type { EChartsOption } from 'echarts';
import { abilities } from '@gemmavision/domain/benchmarks';
import { abilityTooltip, pointsOf, pointLook, type AbilityLook, type AbilityMarks } from './ability-marks.ts';
import { base, categoriesDown, grid, legend, valueAxisBelow } from './frame.ts';
import { colourAt } from './palette.ts';

/** One line an ability, one dot a model. What was not measured has no dot: it is not zero. */
export function abilityDots(models: readonly AbilityMarks[], look: AbilityLook): EChartsOption {
  const { scheme, locale } = look;
  return {
    ...base,
    grid: grid(),
    legend: { ...legend, icon: undefined },
    tooltip: { trigger: 'item', formatter: abilityTooltip(models, look) },
    xAxis: { ...valueAxisBelow('Mean score (%), higher is better', locale), min: 0, max: 100 },
    yAxis: { ...categoriesDown(abilities), splitLine: { show: true } },
    series: models.map((marks) => ({
      type: 'scatter' as const,
      name: marks.scores.model.name,
      symbolSize: 13,
      ...pointLook(marks, colourAt(marks.position, scheme)),
      encode: { x: 0, y: 1, tooltip: 0 },
      data: pointsOf(marks.scores, abilities).flatMap(([value, ability]) =>
        value === null ? [] : [[value, ability]],
      ),
    })),
  };
}
