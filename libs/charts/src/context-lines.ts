import type { EChartsOption } from 'echarts';
import { base, grid, legend, tokensAxis, valueAxisLeft } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { tooltipValue } from './number-format.ts';
import { colourAt } from './palette.ts';

/** One model on one benchmark, measured at several context lengths. */
export interface ContextLine {
  name: string;
  /** The model’s place in the order of all models, which decides its colour. */
  position: number;
  /** Tells benchmarks of one chart apart by line and mark: 0 is drawn through, 1 dashed, 2 dotted. */
  style: number;
  /** Context length in tokens, and the value there; a length that was not measured is not among them. */
  points: readonly (readonly [contextTokens: number, value: number])[];
}

export interface ContextAxes {
  /** Name of the values with unit and direction: `Score (%), higher is better`. */
  values: string;
  unit: string;
  /** Bounds of the axis, where they are known: a percentage has them, perplexity has none. */
  range?: readonly [number, number];
}

const dashes = ['solid', 'dashed', 'dotted'] as const;
const marks = ['circle', 'diamond', 'triangle'] as const;

/** Values over the length of the context, each step of the axis twice the one before. Only what was measured is marked. */
export function contextLines(
  lines: readonly ContextLine[],
  { values, unit, range }: ContextAxes,
  { scheme, locale, isNarrow = false }: ChartLook,
): EChartsOption {
  const lengths = lines.flatMap(({ points }) => points.map(([tokens]) => tokens));
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  const along = tokensAxis('Context (tokens, each step doubles)', locale);
  return {
    ...base,
    grid: grid({ right: 28, top: 28 + 24 * Math.ceil(lines.length / (isNarrow ? 1 : 2)) }),
    // All names at once: with lines of two kinds, those on a second page would be missed.
    legend: { ...legend, type: 'plain', icon: undefined, itemWidth: 26 },
    tooltip: { trigger: 'item', valueFormatter: tooltipValue(unit, 2, locale) },
    xAxis: {
      ...along,
      ...(lengths.length > 0 && { min: least / Math.SQRT2, max: most * Math.SQRT2 }),
      // The ends leave room beside the marks; they are no lengths that anyone would name.
      axisLabel: { ...along.axisLabel, showMinLabel: false, showMaxLabel: false },
    },
    yAxis: {
      ...valueAxisLeft(values, locale),
      ...(range === undefined ? { scale: true } : { min: range[0], max: range[1] }),
      splitNumber: isNarrow ? 4 : 5,
    },
    series: lines.map(({ name, position, style, points }) => ({
      type: 'line' as const,
      name,
      color: colourAt(position, scheme),
      symbol: marks[style % marks.length] ?? 'circle',
      symbolSize: 9,
      lineStyle: { width: 2, type: dashes[style % dashes.length] ?? 'solid' },
      encode: { x: 0, y: 1, tooltip: 1 },
      data: points.toSorted(([a], [b]) => a - b).map(([tokens, value]) => [tokens, value]),
    })),
  };
}
