import type { EChartsOption } from 'echarts';
import { base, grid, legend, valueAxisLeft } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { tooltipValue } from './number-format.ts';
import { colourAt } from './palette.ts';
import { stepAxis, type StepAxes } from './step-axis.ts';

/** How long something took, step by step: of the middle one, and of all but the slowest twentieth. */
export interface Durations {
  name: string;
  /** Decides the colour. */
  position: number;
  /** Seconds; null where nothing ended in the step. */
  median: readonly (number | null)[];
  p95: readonly (number | null)[];
}

/** Medians (p50) as lines, 95th percentiles (p95) as dashed ones; steps in which nothing ended are bridged, and have no mark. */
export function durationLines(
  durations: readonly Durations[],
  axes: StepAxes,
  { scheme, locale = 'en' }: ChartLook,
): EChartsOption {
  const line = (
    name: string,
    position: number,
    values: readonly (number | null)[],
    type: 'solid' | 'dashed',
  ) => ({
    type: 'line' as const,
    name,
    color: colourAt(position, scheme),
    symbol: type === 'solid' ? ('circle' as const) : ('diamond' as const),
    symbolSize: 6,
    connectNulls: true,
    lineStyle: { width: 2, type },
    data: [...values],
  });
  const series = durations.flatMap(({ name, position, median, p95 }) => [
    line(`${name} p50`, position, median, 'solid'),
    line(`${name} p95`, position, p95, 'dashed'),
  ]);
  return {
    ...base,
    grid: grid({ right: 8 }),
    legend: { ...legend, icon: undefined, itemWidth: 26, data: series.map(({ name }) => name) },
    tooltip: { trigger: 'axis', valueFormatter: tooltipValue(axes.unit, 2, locale) },
    xAxis: stepAxis(axes, locale),
    yAxis: valueAxisLeft(axes.unit, locale),
    series,
  };
}
