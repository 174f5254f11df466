import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { KeyFigure } from '../documents/index.ts';
import { mergeFigures } from './merge-figures.ts';
import { daysBetween, isYearBefore, periodKey, spanOf } from './periods.ts';
import { layOutStatements, lengthsOf } from './statements.ts';

/** What Best Buy’s report of the quarter to 29 July 2023 prints, as far as it matters here. */
const ofBestBuy: [KeyFigure['label'], string, number][] = [
  ['revenue', '2023-04-30/2023-07-29', 9_583],
  ['revenue', '2023-01-29/2023-07-29', 19_050],
  ['revenue', '2022-05-01/2022-07-30', 10_329],
  ['revenue', '2022-01-30/2022-07-30', 20_976],
  ['totalAssets', '2023-07-29', 15_318],
  ['totalAssets', '2023-01-28', 15_803],
  ['totalAssets', '2022-07-30', 15_419],
  ['operatingCashFlow', '2023-01-29/2023-07-29', 181],
  ['operatingCashFlow', '2022-01-30/2022-07-30', -709],
  ['sharesOutstanding', '2023-08-25', 218],
];
const figures = mergeFigures([
  {
    documentId: 'q2',
    documentDate: '2023-07-29',
    figures: ofBestBuy.map(([label, period, millions], index) => ({
      label,
      period,
      value: millions * 1e6,
      printed: String(millions),
      scale: 1e6,
      unit: label === 'sharesOutstanding' ? 'shares' : 'USD',
      page: 3,
      bbox: [500, 20 * index, 540, 20 * index + 12],
      confidence: 0.9,
    })),
  },
]);

function cellsOf(sheet: ReturnType<typeof layOutStatements>, label: string): (number | null)[] | undefined {
  const rows = sheet.groups.flatMap((group) => group.rows);
  return rows
    .find((row) => row.label === label)
    ?.cells.map((cell) => (cell === null ? null : cell.value / 1e6));
}

describe('statements side by side', () => {
  it('show the quarters, the newest first, with the balance sheet of the day on which each ends', () => {
    const sheet = layOutStatements(figures, 'quarter');
    expect(sheet.columns.map(({ end, length }) => [end, length])).toEqual([
      ['2023-07-29', 'quarter'],
      ['2023-01-28', null],
      ['2022-07-30', 'quarter'],
    ]);
    expect(cellsOf(sheet, 'revenue')).toEqual([9_583, null, 10_329]);
    expect(cellsOf(sheet, 'totalAssets')).toEqual([15_318, 15_803, 15_419]);
    expect(sheet.groups.map(({ statement }) => statement)).toEqual(['income', 'balance', 'cashFlow']);
  });

  it('never put a half-year’s figure into a quarter’s column', () => {
    expect(cellsOf(layOutStatements(figures, 'quarter'), 'operatingCashFlow')).toEqual([null, null, null]);
    expect(cellsOf(layOutStatements(figures, 'halfYear'), 'operatingCashFlow')).toEqual([181, null, -709]);
  });

  it('show every printed period where no length is chosen, the shorter of one day first', () => {
    const sheet = layOutStatements(figures, 'all');
    expect(sheet.columns.map(({ end, length }) => [end, length])).toEqual([
      ['2023-07-29', 'quarter'],
      ['2023-07-29', 'halfYear'],
      ['2023-01-28', null],
      ['2022-07-30', 'quarter'],
      ['2022-07-30', 'halfYear'],
    ]);
    expect(cellsOf(sheet, 'revenue')).toEqual([9_583, 19_050, null, 10_329, 20_976]);
  });

  it('show the number of shares of the cover at the period that ended last before', () => {
    expect(cellsOf(layOutStatements(figures, 'quarter'), 'sharesOutstanding')).toEqual([218, null, null]);
  });

  it('leave out the end of a half-year from a view of years, and say what was never read', () => {
    const sheet = layOutStatements(figures, 'year');
    expect(sheet.columns.map(({ end }) => end)).toEqual(['2023-01-28']);
    expect(sheet.neverRead).toContain('netIncome');
    expect(sheet.neverRead).not.toContain('revenue');
  });

  it('know which lengths there are', () => {
    expect(lengthsOf(figures)).toEqual(new Set(['quarter', 'halfYear']));
  });
});

describe('a period', () => {
  it.each([
    ['2021-08-29', null],
    ['2020-08-31/2021-08-29', 'year'],
    ['2016-08-28/2017-09-03', 'year'],
    ['2023-04-30/2023-07-29', 'quarter'],
    // Twelve weeks, and the sixteen of a fourth quarter.
    ['2022-12-25/2023-03-18', 'quarter'],
    ['2021-05-10/2021-08-29', 'quarter'],
    ['2023-01-01/2023-06-30', 'halfYear'],
    ['2023-01-01/2023-09-30', 'nineMonths'],
    ['2023-01-01/2023-01-31', null],
    ['2015-01-01/2019-12-31', null],
  ])('%s is of the length %s', (period, length) => {
    expect(spanOf(period)?.length).toBe(length);
  });

  it.each([null, '', 'FY2023', '2023-07-29/2023-04-30', '2023-07-29/2023-04'])(
    '%j is none that can be placed',
    (period) => {
      expect(spanOf(period)).toBeNull();
    },
  );

  it('is a year before another only if that is as long', () => {
    expect(isYearBefore('2023-07-29', '2022-07-30')).toBe(true);
    expect(isYearBefore('2023-04-30/2023-07-29', '2022-01-30/2022-07-30')).toBe(false);
    expect(isYearBefore('2023-04-30/2023-07-29', '2022-07-30')).toBe(false);
    // 53 weeks.
    expect(isYearBefore('2022-09-05/2023-09-03', '2021-08-30/2022-08-28')).toBe(true);
  });

  it('is itself under its key, and never lies a year before itself', () => {
    const day = fc
      .integer({ min: 0, max: 9_000 })
      .map((days) => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (a, b) => {
        const period = [a, b].toSorted().join('/');
        expect(isYearBefore(period, period)).toBe(false);
        expect(isYearBefore(a, b) && isYearBefore(b, a)).toBe(false);
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0);
        expect(periodKey(period).endsWith(`/${spanOf(period)?.end}`)).toBe(true);
      }),
    );
  });
});
