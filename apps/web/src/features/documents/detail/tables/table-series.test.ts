import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CorrectedTable } from '@gemmavision/domain/documents';
import { tableFigures } from './table-series.ts';

const year = (end: string) => `${Number(end.slice(0, 4)) - 1}-07-01/${end}`;
const money = (value: number, end: string) => ({
  bbox: null,
  confidence: 1,
  value: value * 1e6,
  unit: 'USD',
  scale: 1e6,
  period: year(end),
});
const text = { bbox: null, confidence: 1 };
const share = (value: number) => ({ bbox: null, confidence: 1, value, unit: '%', scale: 1 });

/** The newer year first, as statements print it, and a row of another unit. */
const statement: CorrectedTable = {
  page: 1,
  bbox: [0, 0, 1, 1],
  confidence: 1,
  rows: [
    ['', 'Year ended June 30,', ''],
    ['', '2023', '2022'],
    ['Net sales', '14,694', '14,544'],
    ['Cost of sales', '(11,969)', '(11,724)'],
    ['Margin', '18.5%', '19.4%'],
  ],
  spans: [[0, 1, 1, 2]],
  cells: [
    [text, text, text],
    [text, text, text],
    [text, money(14_694, '2023-06-30'), money(14_544, '2022-06-30')],
    [text, money(-11_969, '2023-06-30'), money(-11_724, '2022-06-30')],
    [text, share(18.5), share(19.4)],
  ],
};

describe('the figures of a table', () => {
  it('are rows over the periods in time, in the unit that most have, as printed', () => {
    expect(tableFigures(statement)).toMatchObject({
      measures: ['USD millions', '%'],
      categories: ['year to 2022-06-30', 'year to 2023-06-30'],
      isOverTime: true,
      series: [
        { name: 'Net sales', values: [14_544, 14_694] },
        { name: 'Cost of sales', values: [-11_724, -11_969] },
      ],
    });
  });

  it('can be turned, and drawn in another unit', () => {
    expect(tableFigures(statement, { from: 'columns' })).toMatchObject({
      categories: ['Net sales', 'Cost of sales'],
      isOverTime: false,
    });
    expect(tableFigures(statement, { measure: '%' })).toMatchObject({
      series: [{ name: 'Margin', values: [18.5, 19.4] }],
      categories: ['Year ended June 30, 2023', 'Year ended June 30, 2022'],
    });
  });

  it('are no line from a quarter to a year', () => {
    const quarter = { ...money(3_673, '2023-06-30'), period: '2023-04-01/2023-06-30' };
    const cells = statement.cells?.map((row, at) =>
      at === 2 || at === 3 ? [text, row[1] ?? text, quarter] : row,
    );
    expect(tableFigures({ ...statement, cells })).toMatchObject({
      categories: ['3 months to 2023-06-30', 'year to 2023-06-30'],
      isOverTime: false,
    });
  });

  it('are none where a table has words alone', () => {
    expect(tableFigures({ ...statement, cells: undefined })).toBeUndefined();
    expect(tableFigures({ ...statement, cells: [[share(1)]] })).toBeUndefined();
  });

  it('have a value for each category, whatever the table', () => {
    const cell = fc.option(
      fc.record({
        bbox: fc.constant(null),
        confidence: fc.constant(1),
        value: fc.double({ noNaN: true, noDefaultInfinity: true }),
        unit: fc.constantFrom('USD', '%'),
        scale: fc.constantFrom(1, 1_000),
      }),
    );
    const grid = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));
    fc.assert(
      fc.property(grid, fc.constantFrom('rows' as const, 'columns' as const), (cells, from) => {
        const table: CorrectedTable = {
          ...statement,
          spans: [],
          rows: cells.map((row) => row.map((one) => String(one?.value ?? ''))),
          cells: cells.map((row) => row.map((one) => one ?? text)),
        };
        const figures = tableFigures(table, { from });
        for (const { values } of figures?.series ?? []) {
          expect(values).toHaveLength(figures?.categories.length ?? 0);
        }
      }),
    );
  });
});
