import type { EChartsOption, LineSeriesOption } from 'echarts';
import { abilities } from '@gemmavision/domain/benchmarks';
import { abilityTooltip, pointsOf, pointLook, type AbilityLook, type AbilityMarks } from './ability-marks.ts';
import { base, legend, numberLabel } from './frame.ts';
import { colourAt } from './palette.ts';

/**
 * One spoke an ability, one outline a model. An outline stays open where an ability was not measured: ECharts’ own
 * radar would draw it to the centre, which reads as zero, so these are lines around a pole.
 */
export function abilityRadar(models: readonly AbilityMarks[], look: AbilityLook): EChartsOption {
  const { scheme, locale, isNarrow = false } = look;
  return {
    ...base,
    legend: { ...legend, icon: undefined },
    tooltip: { trigger: 'item', formatter: abilityTooltip(models, look) },
    polar: { center: ['50%', '55%'], radius: isNarrow ? '58%' : '74%' },
    angleAxis: {
      type: 'category',
      data: [...abilities],
      boundaryGap: false,
      startAngle: 90,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: true },
      axisLabel: { fontSize: 12, margin: 10 },
    },
    radiusAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 25,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...numberLabel(locale), fontSize: 10, showMinLabel: false },
    },
    series: models.flatMap((marks) => outlineOf(marks, colourAt(marks.position, scheme))),
  };
}

/** Two lines: along the spokes, and from the last back to the first, which no key or pointer halts at again. */
function outlineOf(marks: AbilityMarks, color: string): LineSeriesOption[] {
  const points = pointsOf(marks.scores, abilities).map((point) => [...point]);
  const [first, last] = [points[0] ?? [], points.at(-1) ?? []];
  const common = {
    ...pointLook(marks, color),
    type: 'line' as const,
    coordinateSystem: 'polar' as const,
    name: marks.scores.model.name,
    connectNulls: false,
    lineStyle: { color, width: 2, ...(marks.isLaidOver && { type: 'dashed' as const }) },
  };
  return [
    { ...common, symbolSize: 8, data: points },
    { ...common, silent: true, symbol: 'none', data: [last, first] },
  ];
}
