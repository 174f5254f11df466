import type { EChartsOption } from 'echarts';
import { base, categoriesAcross, grid, legend, valueAxisLeft } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { escapeHtml } from './escape-html.ts';
import { formatNumber } from './number-format.ts';
import { colourAt } from './palette.ts';

/** Memory of the models at one precision, in GB of 10⁹ bytes; null is unknown. */
export interface MemorySeries {
  name: string;
  /** Place in the order of all precisions: decides the colour, whatever else is shown. */
  position: number;
  weights: readonly (number | null)[];
  /** What the KV cache adds; left out where it is not counted. */
  kvCache?: readonly (number | null)[];
}

export interface MemoryBarsLook extends ChartLook {
  /** End of the axis: two charts beside each other must share it to be compared. */
  axisMaximum?: number;
}

/** Memory by model, precision as colour; a KV cache stands paler on top of the weights. */
export function memoryBars(
  models: readonly string[],
  series: readonly MemorySeries[],
  { scheme, locale, isNarrow, axisMaximum }: MemoryBarsLook,
): EChartsOption {
  return {
    ...base,
    grid: grid({ right: 8 }),
    legend: { ...legend, data: series.map(({ name }) => name) },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: tooltipOf(models, series, locale),
    },
    xAxis: categoriesAcross(models, isNarrow),
    yAxis: {
      ...valueAxisLeft('Memory (GB)', locale),
      // Left to itself ECharts keeps its own step and squeezes the given end in as one more, uneven tick.
      ...(axisMaximum !== undefined && { max: axisMaximum, interval: tickStep(axisMaximum) }),
    },
    series: series.flatMap(({ name, position, weights, kvCache }) => {
      const bar = { type: 'bar', stack: name, barMaxWidth: 30, barGap: '12%' } as const;
      const color = colourAt(position, scheme);
      const below = { ...bar, id: `${name}-weights`, name, itemStyle: { color }, data: [...weights] };
      if (kvCache === undefined) return [below];
      const above = {
        ...bar,
        id: `${name}-kv`,
        // The same name as the weights below: the legend shows and hides both together.
        name,
        itemStyle: { color, opacity: 0.42 },
        data: [...kvCache],
      };
      return [below, above];
    }),
  };
}

/** What each precision needs for the model under the pointer, weights and cache apart. */
function tooltipOf(models: readonly string[], series: readonly MemorySeries[], locale?: string) {
  return (parameters: unknown): string => {
    const [first] = Array.isArray(parameters) ? parameters : [parameters];
    const index = Number(first?.dataIndex);
    const lines = series.map(({ name, weights, kvCache }) => {
      const ofWeights = weights[index] ?? null;
      const ofCache = kvCache?.[index] ?? null;
      return `${escapeHtml(name)}: ${describe(ofWeights, ofCache, locale)}`;
    });
    return [`<b>${escapeHtml(models[index] ?? '')}</b>`, ...lines].join('<br>');
  };
}

function describe(weights: number | null, kvCache: number | null, locale?: string): string {
  if (weights === null) return 'unknown';
  const shown = (gigabytes: number) => formatNumber(gigabytes, 2, locale);
  if (kvCache === null) return `<b>${shown(weights)} GB</b>`;
  return `<b>${shown(weights + kvCache)} GB</b> (${shown(weights)} weights + ${shown(kvCache)} KV cache)`;
}

/** An end for an axis that holds all of these: the next tick of the axis at or above the greatest. */
export function sharedAxisMaximum(values: readonly (number | null)[]): number | undefined {
  const greatest = Math.max(0, ...values.map((value) => value ?? 0));
  if (greatest === 0) return undefined;
  const step = tickStep(greatest);
  return Math.ceil((greatest / step) * ALMOST) * step;
}

/** An end that was itself made of steps must give the same step again, whatever rounding did to it. */
const ALMOST = 1 - 1e-9;

/** Distance between ticks: 1, 2 or 5 times a power of ten, so that at most five steps reach the end. */
function tickStep(end: number): number {
  const least = (end / 5) * ALMOST;
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}
