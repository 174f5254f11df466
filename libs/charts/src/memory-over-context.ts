import type { EChartsOption } from 'echarts';
import { capacityLine } from './capacity-line.ts';
import { base, grid, legend, tokensAxis, valueAxisLeft } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { sharedAxisMaximum } from './memory-bars.ts';
import { formatNumber, tooltipValue } from './number-format.ts';
import { colourAt } from './palette.ts';

/** What one model needs at several contexts; the longest is the model’s own limit. */
export interface MemoryCurve {
  name: string;
  /** The model’s place in the order of all models, which decides its colour. */
  position: number;
  points: readonly { context: number; totalBytes: number }[];
}

/**
 * Bytes needed over the length of the context, in GB of 10⁹ bytes, each step of the axis twice the one before. A line
 * ends, with a diamond, at its model’s own limit; the capacity at the utilisation limit is a line across, where there
 * is a device.
 */
export function memoryOverContextLines(
  curves: readonly MemoryCurve[],
  capacityBytes: number | null,
  { scheme, locale, isNarrow = false }: ChartLook,
): EChartsOption {
  const capacity = capacityBytes === null ? null : capacityBytes / 1e9;
  const points = curves.flatMap((curve) => curve.points);
  const contexts = points.map(({ context }) => context);
  const along = tokensAxis('Context (tokens, each step doubles)', locale);
  return {
    ...base,
    grid: grid({ right: 28, top: isNarrow ? 64 : 44 }),
    legend: { ...legend, icon: undefined, itemWidth: 26, data: curves.map(({ name }) => name) },
    tooltip: { trigger: 'item', valueFormatter: tooltipValue('GB', 2, locale) },
    xAxis: {
      ...along,
      ...(contexts.length > 0 && {
        min: Math.min(...contexts) / Math.SQRT2,
        max: Math.max(...contexts) * Math.SQRT2,
      }),
      // The ends leave room beside the marks; they are no lengths that anyone would name.
      axisLabel: { ...along.axisLabel, showMinLabel: false, showMaxLabel: false },
    },
    yAxis: {
      ...valueAxisLeft('Memory (GB)', locale),
      min: 0,
      max: sharedAxisMaximum([...points.map(({ totalBytes }) => totalBytes / 1e9), capacity]),
      splitNumber: isNarrow ? 4 : 5,
    },
    series: [
      ...curves.map(({ name, position, points: drawn }) => ({
        type: 'line' as const,
        name,
        color: colourAt(position, scheme),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { width: 2 },
        encode: { x: 0, y: 1, tooltip: 1 },
        data: drawn.map(({ context, totalBytes }, index) => ({
          value: [context, totalBytes / 1e9],
          ...(index === drawn.length - 1 && { symbol: 'diamond', symbolSize: 13 }),
        })),
      })),
      ...(capacity === null
        ? []
        : [
            capacityLine(
              { yAxis: capacity },
              `Capacity at the limit: ${formatNumber(capacity, 1, locale)} GB`,
              scheme,
            ),
          ]),
    ],
  };
}
