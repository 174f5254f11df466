import { describe, expect, it } from '@jest/globals';
import { stopsOf } from './chart-stops.ts';
import { figureTrend, trendMarkAt, type Trend } from './figure-trend.ts';
import { bestBuyTrends, bestBuyYears } from './testing/trend-examples.ts';

const look = { scheme: 'light' } as const;

interface DrawnSeries {
  type: string;
  name: string;
  data: (number | null | { value: number })[];
}
const seriesOf = (trends: readonly Trend[], drawnAs: 'lines' | 'bars' = 'lines') =>
  figureTrend(trends, { ...bestBuyYears, drawnAs }, look).series as unknown as DrawnSeries[];
const valuesOf = ({ data }: DrawnSeries) =>
  data.map((datum) => (typeof datum === 'object' && datum !== null ? datum.value : datum));

describe('the trend of key figures', () => {
  it('is drawn in the unit that the axis names, with a gap where nothing was read', () => {
    const [revenue] = seriesOf(bestBuyTrends);
    expect(revenue && valuesOf(revenue)).toEqual([47.262, null, 46.298]);
  });

  it.each(['lines', 'bars'] as const)('keeps what another document printed beside it, in %s', (drawnAs) => {
    const series = seriesOf(bestBuyTrends, drawnAs);
    expect(series.map(({ name }) => name)).toEqual([
      'Revenue',
      'Net income',
      'Net income, printed otherwise',
    ]);
    expect(series[2] && valuesOf(series[2])).toEqual([null, 2.5, null]);
  });

  it('says of every mark that can be pointed at what it stands for, and of nothing else', () => {
    const option = figureTrend(bestBuyTrends, bestBuyYears, look);
    const marks = stopsOf(option).map((stop) => trendMarkAt(bestBuyTrends, stop));
    expect(marks).toEqual([
      { trend: 0, period: 0, print: 0 },
      { trend: 0, period: 2, print: 0 },
      { trend: 1, period: 0, print: 0 },
      { trend: 1, period: 1, print: 0 },
      { trend: 1, period: 2, print: 0 },
      { trend: 1, period: 1, print: 1 },
    ]);
    expect(trendMarkAt(bestBuyTrends, { seriesIndex: 0, dataIndex: 1 })).toBeNull();
    expect(trendMarkAt(bestBuyTrends, { seriesIndex: 2, dataIndex: 0 })).toBeNull();
    expect(trendMarkAt(bestBuyTrends, { seriesIndex: 9, dataIndex: 0 })).toBeNull();
  });
});
