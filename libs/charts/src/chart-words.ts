import type { EChartsCoreOption } from 'echarts/core';
import { marksOf, type ChartMark } from './chart-marks.ts';
import { formatNumber } from './number-format.ts';

const kinds: Record<string, string> = {
  bar: 'bars',
  line: 'lines',
  scatter: 'points',
  heatmap: 'a heat map',
  radar: 'a radar',
  custom: 'drawn marks',
};

interface ChartTitle {
  title: string;
  /** Of the figures: “GB”. */
  units?: string;
  locale?: string;
}

/** Names beyond these are only counted: nobody listens to forty of them. */
const namesReadOut = 8;

/**
 * What a chart shows, for those who do not see it: title, unit, how it is drawn, which series it has, and where the
 * highest and the lowest value stand. What is stacked counts as its sum, what is unknown not at all.
 */
export function describeChart(option: EChartsCoreOption, { title, units, locale }: ChartTitle): string {
  const marks = marksOf(option);
  const names = [...new Set(marks.map(({ series }) => series))].filter((name) => name !== '');
  const sentences = [units === undefined ? `${title}.` : `${title} (${units}).`];
  const totals = totalsOf(marks);
  const [first] = totals;
  if (first === undefined) return [...sentences, 'Nothing is drawn.'].join(' ');
  const drawnAs = [...new Set(marks.map(({ type }) => kinds[type] ?? type))].join(' and ');
  const listed = names.slice(0, namesReadOut).join(', ');
  const more = names.length > namesReadOut ? ` and ${names.length - namesReadOut} more` : '';
  sentences.push(
    names.length === 0
      ? `Drawn as ${drawnAs}.`
      : `Drawn as ${drawnAs}, ${names.length} series: ${listed}${more}.`,
  );
  const highest = totals.reduce((best, each) => (each.value > best.value ? each : best), first);
  const lowest = totals.reduce((best, each) => (each.value < best.value ? each : best), first);
  const words = ({ value, at }: Total) => `${formatNumber(value, 2, locale)} (${at})`;
  sentences.push(
    highest.value === lowest.value
      ? `Every value is ${formatNumber(highest.value, 2, locale)}.`
      : `Highest ${words(highest)}, lowest ${words(lowest)}.`,
  );
  return sentences.join(' ');
}

interface Total {
  value: number;
  /** The place, and the series where it is one. */
  at: string;
}

/** The values of marks; of a stack, its sum at each place. */
function totalsOf(marks: readonly ChartMark[]): Total[] {
  const totals = new Map<string, { value: number; place: string; names: Set<string> }>();
  for (const [index, { value, stack, place, series }] of marks.entries()) {
    if (value === null) continue;
    const key = stack === null ? `mark ${index}` : `stack ${stack} at ${place}`;
    const total = totals.get(key) ?? { value: 0, place, names: new Set<string>() };
    totals.set(key, { ...total, value: total.value + value, names: total.names.add(series) });
  }
  return [...totals.values()].map(({ value, place, names }) => ({
    value,
    at: [...(names.size === 1 ? names : []), place].filter((part) => part !== '').join(', '),
  }));
}
