import type { EChartsOption } from 'echarts';
import type { BenchmarkResult } from '@gemmavision/domain/benchmarks';
import { differenceText, differenceTo, intervalsOverlap } from '@gemmavision/domain/benchmarks';
import { base, categoriesDown, grid, legend, valueAxisBelow } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { escapeHtml } from './escape-html.ts';
import { formatNumber } from './number-format.ts';
import { categorical, muted } from './palette.ts';

export interface EloBarsLook extends ChartLook {
  /** Id of the model that the others are held against. */
  chosen?: string;
  /** The rating that tooltips tell differences to. */
  baseline?: BenchmarkResult;
}

/** How a model stands to the chosen one. */
export type Standing = 'chosen' | 'not-distinguishable' | 'apart';

/** Whether the intervals of the two leave open which is better. A result without an interval stands apart. */
export function standingOf(result: BenchmarkResult, chosen: BenchmarkResult | undefined): Standing {
  if (!chosen) return 'apart';
  if (result.id === chosen.id) return 'chosen';
  const [a, b] = [intervalOf(result), intervalOf(chosen)];
  return a && b && intervalsOverlap(a, b) ? 'not-distinguishable' : 'apart';
}

function intervalOf({ lower, upper }: BenchmarkResult) {
  return lower === null || upper === null ? null : { lower, upper };
}

/**
 * Ratings with their confidence intervals, the best on top. The axis does not begin at zero (Elo has none), so a
 * rating is a point on a bar from the lower to the upper bound, and no length is drawn that would mean nothing.
 */
export function eloBars(
  results: readonly BenchmarkResult[],
  { scheme, locale, chosen, baseline, isNarrow = false }: EloBarsLook,
): EChartsOption {
  const sorted = results.toSorted((a, b) => b.value - a.value);
  const chosenResult = sorted.find(({ model }) => model.id === chosen);
  const standings: { standing: Standing; name: string; color: string }[] = [
    { standing: 'chosen', name: chosenResult?.model.name ?? '', color: categorical[scheme][1] ?? '' },
    {
      standing: 'not-distinguishable',
      name: 'Not distinguishable from it',
      color: categorical[scheme][0] ?? '',
    },
    { standing: 'apart', name: chosenResult ? 'Intervals do not overlap' : 'Models', color: muted[scheme] },
  ];
  const drawn = standings.filter(({ standing }) =>
    sorted.some((result) => standingOf(result, chosenResult) === standing),
  );
  return {
    ...base,
    grid: grid(),
    legend: { ...legend, data: drawn.map(({ name }) => name) },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: tooltipOf(sorted, baseline, locale),
    },
    xAxis: {
      ...valueAxisBelow('Elo (higher is better), 95 % interval', locale),
      ...axisRange(sorted, isNarrow ? 100 : 50),
    },
    yAxis: {
      ...categoriesDown(sorted.map(({ model }) => model.name)),
      // Names that begin alike stay apart: they wrap, rather than lose what tells them from each other.
      axisLabel: isNarrow
        ? { width: 118, overflow: 'break', fontSize: 10.5, lineHeight: 11, interval: 0 }
        : { width: 230, overflow: 'truncate', interval: 0 },
    },
    series: [
      {
        name: 'lower bound',
        type: 'bar',
        stack: 'interval',
        silent: true,
        itemStyle: { color: 'transparent' },
        barWidth: 6,
        data: sorted.map(({ lower, value }) => lower ?? value),
      },
      ...drawn.map(({ standing, name, color }) => ({
        name,
        type: 'bar' as const,
        stack: 'interval',
        barWidth: 6,
        itemStyle: { color, opacity: 0.5, borderRadius: 3 },
        data: sorted.map((result) =>
          standingOf(result, chosenResult) === standing && result.lower !== null && result.upper !== null
            ? result.upper - result.lower
            : null,
        ),
      })),
      ...drawn.map(({ standing, name, color }) => ({
        name,
        type: 'scatter' as const,
        symbolSize: (standing === 'chosen' ? 12 : 9) - (isNarrow ? 3 : 0),
        itemStyle: { color },
        z: 3,
        data: sorted.flatMap((result, index) =>
          standingOf(result, chosenResult) === standing ? [[result.value, index]] : [],
        ),
      })),
    ],
  };
}

/** From a round number below the lowest bound to one above the highest, with a label at each step and at both ends. */
function axisRange(
  results: readonly BenchmarkResult[],
  step: number,
): { min?: number; max?: number; interval?: number } {
  if (results.length === 0) return {};
  const lowest = Math.min(...results.map(({ lower, value }) => lower ?? value));
  const highest = Math.max(...results.map(({ upper, value }) => upper ?? value));
  return { min: Math.floor(lowest / step) * step, max: Math.ceil(highest / step) * step, interval: step };
}

/** Rank, rating and interval of the model under the pointer, and how it stands to the baseline. */
function tooltipOf(sorted: readonly BenchmarkResult[], baseline?: BenchmarkResult, locale?: string) {
  return (parameters: unknown): string => {
    const [first] = Array.isArray(parameters) ? parameters : [parameters];
    const result = sorted[Number(first?.dataIndex)];
    if (!result) return '';
    const interval =
      result.lower === null || result.upper === null
        ? ''
        : ` (${formatNumber(result.lower, 1, locale)} to ${formatNumber(result.upper, 1, locale)})`;
    const rank = result.rank === null ? '' : `rank ${result.rank}, `;
    const words = `${escapeHtml(result.model.name)}<br>${rank}<b>${formatNumber(result.value, 1, locale)}</b>${interval}`;
    const difference = differenceTo(result.value, baseline?.value, result.benchmark);
    if (!baseline || !difference || baseline.id === result.id) return words;
    const doubt = standingOf(result, baseline) === 'not-distinguishable' ? ', not distinguishable' : '';
    return `${words}<br>${differenceText(difference, locale)} to ${escapeHtml(baseline.model.name)}${doubt}`;
  };
}
