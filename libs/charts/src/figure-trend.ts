import type { EChartsOption } from 'echarts';
import { base, categoriesAcross, grid, legend, valueAxisLeft } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { tooltipValue } from './number-format.ts';
import { colourAt, muted } from './palette.ts';

/** A figure of one period: what the latest document prints, and what others printed that is not the same. */
export interface TrendPoint {
  value: number;
  others: readonly number[];
}

/** One key figure over the periods. */
export interface Trend {
  name: string;
  /** The figure’s place in the order of all key figures, which decides its colour. */
  position: number;
  /** One a period; null was not read. */
  points: readonly (TrendPoint | null)[];
}

export interface TrendAxes {
  /** The last day of each period, the oldest first. */
  ends: readonly string[];
  /** What the periods are: “Quarter to”. */
  periods: string;
  /** Of the values as they are drawn: “USD billions”. */
  unit: string;
  /** What the values are divided by to be in that unit. */
  divisor: number;
  drawnAs: 'lines' | 'bars';
}

/** What a mark of the chart stands for: a figure, its period, and which of its prints (0: the latest document’s). */
export interface TrendMark {
  trend: number;
  period: number;
  print: number;
}

const differs = '≠';
/** With more, dates that lie flat would touch each other. */
const manyPeriods = 8;

/**
 * Key figures over periods of one length. A period that was not read is a gap, and no line is drawn across it. Where
 * documents disagree, the latest value carries a mark, and the others stand beside it, hollow.
 */
export function figureTrend(trends: readonly Trend[], axes: TrendAxes, look: ChartLook): EChartsOption {
  const { ends, periods, unit, divisor, drawnAs } = axes;
  const { scheme, locale, isNarrow = false } = look;
  const scaled = (value: number | null | undefined) => (value == null ? null : value / divisor);
  return {
    ...base,
    grid: grid({ top: 40 + (isNarrow ? 24 : 0), right: 16 }),
    legend: { ...legend, ...(drawnAs === 'lines' && { icon: undefined, itemWidth: 22 }) },
    tooltip: { trigger: 'item', valueFormatter: tooltipValue(unit, 3, locale) },
    xAxis: {
      ...categoriesAcross(ends),
      name: periods,
      nameLocation: 'middle',
      nameGap: isNarrow || ends.length > manyPeriods ? 56 : 30,
      axisLabel: { rotate: isNarrow || ends.length > manyPeriods ? 38 : 0, hideOverlap: true },
    },
    yAxis: valueAxisLeft(unit, locale),
    series: [
      ...trends.map(({ name, position, points }) => ({
        type: drawnAs === 'lines' ? ('line' as const) : ('bar' as const),
        name,
        color: colourAt(position, scheme),
        cursor: 'pointer',
        ...(drawnAs === 'lines'
          ? { symbol: 'circle', symbolSize: 9, lineStyle: { width: 2 } }
          : { barMaxWidth: 34 }),
        data: points.map((point) =>
          point === null || point.others.length === 0
            ? scaled(point?.value)
            : {
                value: scaled(point.value),
                label: differenceLabel(scheme),
                ...(drawnAs === 'lines' && diamond),
              },
        ),
      })),
      ...seriesOfOthers(trends).map(({ trend, print }) => {
        const { name = '', position = 0, points = [] } = trends[trend] ?? {};
        const colour = colourAt(position, scheme);
        const hollow = {
          color: 'transparent',
          borderColor: colour,
          borderWidth: 2,
          borderType: 'dashed' as const,
        };
        return {
          type: drawnAs === 'lines' ? ('scatter' as const) : ('bar' as const),
          name: `${name}, printed otherwise`,
          color: colour,
          itemStyle: hollow,
          cursor: 'pointer',
          ...(drawnAs === 'lines' ? { symbol: 'diamond', symbolSize: 12 } : { barMaxWidth: 34 }),
          data: points.map((point) => scaled(point?.others[print - 1])),
        };
      }),
    ],
  };
}

/** What stands at a place of the chart; null where nothing does. */
export function trendMarkAt(
  trends: readonly Trend[],
  { seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number },
): TrendMark | null {
  const { trend, print } = seriesOfOthers(trends)[seriesIndex - trends.length] ?? {
    trend: seriesIndex,
    print: 0,
  };
  const point = trends[trend]?.points[dataIndex];
  if (point == null || point.others.length < print) return null;
  return { trend, period: dataIndex, print };
}

/** The series beside those of the trends themselves: one a figure and print that differs anywhere. */
function seriesOfOthers(trends: readonly Trend[]): { trend: number; print: number }[] {
  return trends.flatMap(({ points }, trend) => {
    const most = Math.max(0, ...points.map((point) => point?.others.length ?? 0));
    return Array.from({ length: most }, (_, index) => ({ trend, print: index + 1 }));
  });
}

const diamond = { symbol: 'diamond', symbolSize: 14 };

function differenceLabel(scheme: ChartLook['scheme']) {
  return { show: true, position: 'top' as const, formatter: differs, color: muted[scheme], fontSize: 13 };
}
