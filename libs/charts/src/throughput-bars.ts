import type { EChartsOption } from 'echarts';
import { base, grid, legend, valueAxisLeft } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { tooltipValue } from './number-format.ts';
import { colourAt } from './palette.ts';
import { stepAxis, type StepAxes } from './step-axis.ts';

/** One kind of what ended, or came, step by step. */
export interface StepAmounts {
  name: string;
  /** Decides the colour. */
  position: number;
  amounts: readonly number[];
}

/** What ended in each step, kinds on top of each other, and as a line what came: where it lies above, work piles up. */
export function throughputBars(
  ended: readonly StepAmounts[],
  arrived: StepAmounts,
  axes: StepAxes,
  { scheme, locale = 'en' }: ChartLook,
): EChartsOption {
  return {
    ...base,
    grid: grid({ right: 8 }),
    legend: { ...legend, data: [...ended, arrived].map(({ name }) => name) },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: tooltipValue(axes.unit, 0, locale),
    },
    xAxis: stepAxis(axes, locale),
    yAxis: { ...valueAxisLeft(axes.unit, locale), minInterval: 1 },
    series: [
      ...ended.map(({ name, position, amounts }) => ({
        type: 'bar' as const,
        name,
        stack: 'ended',
        barCategoryGap: '18%',
        itemStyle: { color: colourAt(position, scheme) },
        data: [...amounts],
      })),
      {
        type: 'line' as const,
        name: arrived.name,
        color: colourAt(arrived.position, scheme),
        symbol: 'none',
        step: 'middle' as const,
        lineStyle: { width: 2 },
        data: [...arrived.amounts],
      },
    ],
  };
}
