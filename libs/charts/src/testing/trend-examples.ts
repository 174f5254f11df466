import type { Trend, TrendAxes } from '../figure-trend.ts';

/** Best Buy’s fiscal years 2021 to 2023; the revenue of one was not read, the income of one is printed in two ways. */
export const bestBuyTrends: readonly Trend[] = [
  {
    name: 'Revenue',
    position: 0,
    points: [{ value: 47_262e6, others: [] }, null, { value: 46_298e6, others: [] }],
  },
  {
    name: 'Net income',
    position: 4,
    points: [
      { value: 1_798e6, others: [] },
      { value: 2_454e6, others: [2_500e6] },
      { value: 1_419e6, others: [] },
    ],
  },
];

export const bestBuyYears: TrendAxes = {
  ends: ['2021-01-30', '2022-01-29', '2023-01-28'],
  periods: 'Year to',
  unit: 'USD billions',
  divisor: 1e9,
  drawnAs: 'lines',
};
