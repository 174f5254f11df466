import type { EChartsOption } from 'echarts';
import { base, categoriesAcross, grid, legend, valueAxisLeft } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { tooltipValue } from './number-format.ts';
import { colourAt } from './palette.ts';

/** One kind of what is counted, day by day. */
export interface DayAmounts {
  name: string;
  /** Decides the colour. */
  position: number;
  /** One a day, as drawn. */
  amounts: readonly number[];
}

export interface DayAxes {
  /** The days (UTC), `2026-11-25`, the first first. */
  days: readonly string[];
  /** Of the amounts. */
  unit: string;
  /** There is no half of one: no line of the axis stands between two. */
  isCounted?: boolean;
}

/** Amounts per day as bars; kinds of the same stand on top of each other, so that a bar’s height is all of them. */
export function dayBars(
  kinds: readonly DayAmounts[],
  { days, unit, isCounted = false }: DayAxes,
  look: ChartLook,
): EChartsOption {
  const { scheme, locale = 'en', isNarrow = false } = look;
  const hasLegend = kinds.length > 1;
  return {
    ...base,
    grid: grid({ top: hasLegend ? 44 : 16, right: 8 }),
    ...(hasLegend && { legend: { ...legend, data: kinds.map(({ name }) => name) } }),
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      valueFormatter: tooltipValue(unit, 2, locale),
    },
    xAxis: {
      ...categoriesAcross(days),
      axisLabel: { hideOverlap: true, formatter: (day: string) => shortDay(day, locale) },
    },
    yAxis: { ...valueAxisLeft(unit, locale), minInterval: isCounted ? 1 : 0 },
    series: kinds.map(({ name, position, amounts }) => ({
      type: 'bar' as const,
      name,
      stack: 'all',
      barMaxWidth: isNarrow ? 18 : 26,
      barCategoryGap: '25%',
      itemStyle: { color: colourAt(position, scheme) },
      data: [...amounts],
    })),
  };
}

/** “25 Nov”; the day is one of UTC wherever the reader is. */
function shortDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(day),
  );
}
