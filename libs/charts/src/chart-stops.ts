import type { EChartsCoreOption } from 'echarts/core';
import { marksOf, type ChartMark } from './chart-marks.ts';
import { formatNumber } from './number-format.ts';

/** A place where the arrow keys halt, and which mark’s tooltip belongs to it. */
export interface ChartStop {
  seriesIndex: number;
  dataIndex: number;
  /** What stands there, where the chart’s tooltip does not say it. */
  words: string;
}

/**
 * Where the arrow keys lead through a chart: from place to place where one tooltip tells of all series at a place,
 * else from mark to mark. Gaps are passed over, a place with nothing but gaps too.
 */
export function stopsOf(option: EChartsCoreOption, locale?: string): ChartStop[] {
  const marks = marksOf(option).filter(({ value }) => value !== null);
  const groups = new Map<string, ChartMark[]>();
  for (const mark of marks) {
    const key = keyOf(mark, isToldByAxis(option));
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { seriesIndex, dataIndex } = first;
    return [{ seriesIndex, dataIndex, words: wordsOf(group, first, locale) }];
  });
}

/** A radar has one tooltip for all corners of a shape. */
function keyOf({ type, place, seriesIndex, dataIndex }: ChartMark, isByAxis: boolean): string {
  if (type === 'radar') return `shape ${seriesIndex}/${dataIndex}`;
  return isByAxis ? `place ${place}` : `mark ${seriesIndex}/${dataIndex}`;
}

function wordsOf(group: readonly ChartMark[], first: ChartMark, locale?: string): string {
  const value = (mark: ChartMark) => formatNumber(mark.value ?? 0, 2, locale);
  if (first.type === 'radar') {
    return `${first.series}: ${group.map((mark) => `${mark.place} ${value(mark)}`).join(', ')}`;
  }
  return `${first.place}: ${group.map((mark) => `${mark.series} ${value(mark)}`.trim()).join(', ')}`;
}

function isToldByAxis(option: EChartsCoreOption): boolean {
  const tooltip: unknown = [option['tooltip']].flat()[0];
  return (
    typeof tooltip === 'object' && tooltip !== null && 'trigger' in tooltip && tooltip.trigger === 'axis'
  );
}
