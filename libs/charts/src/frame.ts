import type { EChartsOption } from 'echarts';
import { formatCount, formatNumber, formatTokens } from './number-format.ts';
import type { Scheme } from './palette.ts';

/** What every chart may be told about where it is shown. */
export interface ChartLook {
  scheme: Scheme;
  /** How numbers are written: the reader’s locale, `en` without one. */
  locale?: string;
  /** Less room: fewer ticks, shorter or wrapped names. */
  isNarrow?: boolean;
}

/** Room for axes, their names and a legend on top, labels included at every width. */
export function grid(space: { top?: number; right?: number } = {}): EChartsOption['grid'] {
  return {
    left: 4,
    right: space.right ?? 20,
    top: space.top ?? 44,
    bottom: 4,
    outerBoundsMode: 'same',
    outerBoundsContain: 'all',
  };
}

/** A legend in the top left, which scrolls where the window is narrow. */
export const legend = {
  type: 'scroll',
  top: 0,
  left: 0,
  itemWidth: 12,
  itemHeight: 12,
  itemGap: 16,
  icon: 'roundRect',
} as const;

/** How an axis writes its numbers. */
export function numberLabel(locale?: string) {
  return { formatter: (value: number) => formatNumber(value, 6, locale) };
}

/** The axis of values that lies flat, with its name and unit in the middle below. */
export function valueAxisBelow(name: string, locale?: string) {
  return {
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: 28,
    axisLabel: numberLabel(locale),
  } as const;
}

/** The axis of values that stands at the left, with its name and unit along it. */
export function valueAxisLeft(name: string, locale?: string) {
  return { ...valueAxisBelow(name, locale), nameGap: 40 } as const;
}

/** A logarithmic axis of tokens that lies flat: 1k, 2k … 128k, each step twice the one before. */
export function tokensAxis(name: string, locale?: string) {
  return {
    ...valueAxisBelow(name),
    type: 'log',
    logBase: 2,
    axisLabel: { formatter: (tokens: number) => formatTokens(tokens, locale), hideOverlap: true },
  } as const;
}

/** A logarithmic axis of counts that lies flat: 100M, 1B, 10B, each step ten times the one before. */
export function countAxis(name: string, locale?: string) {
  return {
    ...valueAxisBelow(name),
    type: 'log',
    logBase: 10,
    axisLabel: { formatter: (count: number) => formatCount(count, locale) },
    minorSplitLine: { show: true, lineStyle: { opacity: 0.35 } },
  } as const;
}

/** Names from top to bottom, in the order given. */
export function categoriesDown(names: readonly string[]) {
  return { type: 'category' as const, data: [...names], inverse: true, axisTick: { show: false } };
}

/** Names from left to right, all of them: wrapped where there is room, slanted where there is little. */
export function categoriesAcross(names: readonly string[], isNarrow = false) {
  const label = isNarrow
    ? { rotate: 38, width: 96, overflow: 'truncate' as const }
    : { width: 64, overflow: 'break' as const, lineHeight: 15 };
  return {
    type: 'category' as const,
    data: [...names],
    axisTick: { show: false },
    axisLabel: { interval: 0, hideOverlap: false, ...label },
  };
}

/**
 * What every option has: patterns can be laid over its colours (with-patterns.ts), words for screen readers are
 * ours (chart-words.ts) instead of ECharts’ own, and movement is so short that a changed control answers at once.
 */
export const base = {
  aria: { enabled: true, label: { enabled: false } },
  animationDuration: 250,
  animationDurationUpdate: 200,
} satisfies EChartsOption;
