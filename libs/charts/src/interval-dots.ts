import type { EChartsOption } from 'echarts';
import { base, categoriesDown, grid, valueAxisBelow } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { tooltipValue } from './number-format.ts';
import { colourAt } from './palette.ts';
import { whiskers, type Bounds } from './whiskers.ts';

/** A value that is known to within an interval. */
export interface IntervalDot {
  name: string;
  value: number;
  /** Null where neither the source gives one nor one can be computed. */
  interval: Bounds;
}

export interface IntervalAxis {
  /** With unit and direction: `Perplexity, lower is better`. */
  name: string;
  unit: string;
  decimals: number;
}

/**
 * Values with their intervals, one below the other. The axis does not begin at zero: what matters is whether the
 * intervals leave a difference at all, and a dot has no length that could mislead.
 */
export function intervalDots(
  dots: readonly IntervalDot[],
  { name, unit, decimals }: IntervalAxis,
  { scheme, locale, isNarrow = false }: ChartLook,
): EChartsOption {
  return {
    ...base,
    grid: grid({ top: 8 }),
    tooltip: { trigger: 'item', valueFormatter: tooltipValue(unit, decimals, locale) },
    xAxis: {
      ...valueAxisBelow(name, locale),
      scale: true,
      boundaryGap: ['8%', '8%'],
      splitNumber: isNarrow ? 3 : 6,
    },
    yAxis: {
      ...categoriesDown(dots.map((dot) => dot.name)),
      axisLabel: { width: isNarrow ? 118 : 240, overflow: 'break', interval: 0 },
    },
    series: [
      {
        type: 'scatter',
        name,
        symbolSize: 11,
        itemStyle: { color: colourAt(0, scheme) },
        encode: { x: 0, y: 1, tooltip: 0 },
        z: 6,
        data: dots.map(({ value }, index) => [value, index]),
      },
      whiskers(
        dots.map(({ interval }) => interval),
        colourAt(0, scheme),
      ),
    ],
  };
}
