import type { EChartsOption } from 'echarts';
import type { AnswerCounts } from '@gemmavision/domain/benchmarks';
import { escapeHtml } from './escape-html.ts';
import { base, categoriesDown, grid, legend, valueAxisBelow } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { formatNumber } from './number-format.ts';
import { categorical, muted } from './palette.ts';
import { whiskers } from './whiskers.ts';

/** Answers to questions, and what the line of the chart is called. */
export interface AnswerBar {
  name: string;
  counts: AnswerCounts;
}

/**
 * How answers were judged, as shares of all questions: correct, incorrect, refused, with the 95 % interval of the
 * first. A refusal lies apart from a wrong answer: who reads a report minds the second more.
 */
export function answerBars(
  bars: readonly AnswerBar[],
  { scheme, locale, isNarrow = false }: ChartLook,
): EChartsOption {
  const [correct, incorrect] = categorical[scheme];
  const parts = [
    { name: 'Correct', color: correct, count: ({ counts }: AnswerBar) => counts.correct },
    { name: 'Incorrect', color: incorrect, count: ({ counts }: AnswerBar) => counts.incorrect },
    { name: 'Refused', color: muted[scheme], count: ({ counts }: AnswerBar) => counts.refused },
  ];
  return {
    ...base,
    grid: grid(),
    legend: { ...legend, data: parts.map(({ name }) => name) },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (parameters) => {
        const bar = bars[Number([parameters].flat()[0]?.dataIndex)];
        if (!bar) return '';
        const { interval, total } = bar.counts;
        const [lower, upper] = [interval.lower, interval.upper].map((bound) =>
          formatNumber(bound, 1, locale),
        );
        const lines = parts.map(({ name, count }) => {
          const share = formatNumber((100 * count(bar)) / total, 1, locale);
          return `${name}: <b>${formatNumber(count(bar), 0, locale)}</b> of ${total} (${share} %)`;
        });
        return [escapeHtml(bar.name), ...lines, `Correct, 95 %: ${lower} to ${upper} %`].join('<br>');
      },
    },
    xAxis: { ...valueAxisBelow('Share of all questions (%)', locale), min: 0, max: 100 },
    yAxis: {
      ...categoriesDown(bars.map(({ name }) => name)),
      // Mode and model both count: where there is little room they wrap rather than lose their ends.
      axisLabel: isNarrow
        ? { width: 124, overflow: 'break', interval: 0, fontSize: 11, lineHeight: 13 }
        : { width: 300, overflow: 'truncate', interval: 0 },
    },
    series: [
      ...parts.map(({ name, color, count }) => ({
        type: 'bar' as const,
        name,
        stack: 'answers',
        barWidth: '62%',
        itemStyle: { color },
        data: bars.map((bar) => (100 * count(bar)) / bar.counts.total),
      })),
      whiskers(
        bars.map(({ counts }) => counts.interval),
        '#11181f',
        '#ffffff',
      ),
    ],
  };
}
