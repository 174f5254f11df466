import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Table, TableCell } from '@gemmavision/domain/documents';
import { withCellValues } from './cell-values.ts';

const tableOf = (rows: string[][]): Table => ({
  page: 1,
  bbox: [0, 100, 500, 400],
  confidence: 1,
  rows,
  cells: rows.map((row, r) =>
    row.map((text, c): TableCell => ({
      bbox: text === '' ? null : [100 * c, 100 + 10 * r, 100 * c + 50, 108 + 10 * r],
      confidence: 1,
    })),
  ),
});

const valuesOf = (rows: string[][], context: { currency?: string; ownPeriod?: string } = {}) => {
  const [table] = withCellValues([tableOf(rows)], [], {
    currency: context.currency,
    ownPeriod: context.ownPeriod,
    ownMonths: 12,
  });
  return table?.cells?.map((row) =>
    row.map(({ value, unit, scale, period }) => ({
      ...(value === undefined ? {} : { value }),
      ...(unit === undefined ? {} : { unit }),
      ...(scale === undefined ? {} : { scale }),
      ...(period === undefined ? {} : { period }),
    })),
  );
};

describe('withCellValues', () => {
  it('multiplies the announced scale in, reads signs and units, and names the period', () => {
    expect(
      valuesOf(
        [
          ['(In millions, except per share data)', 'Year ended September 24, 2022'],
          ['Net sales', '$1,234.5'],
          ['Net loss', '(20)'],
          ['Growth', '5.2%'],
          ['Loss per share', '$(0.05)'],
          ['Shares outstanding', '900'],
        ],
        { currency: 'USD', ownPeriod: '2022-09-24' },
      )?.map((row) => row[1]),
    ).toEqual([
      {},
      { value: 1234500000, unit: 'USD', scale: 1e6, period: expect.stringContaining('2022-09-24') },
      { value: -20000000, scale: 1e6, period: expect.stringContaining('2022-09-24') },
      { value: 5.2, unit: '%', scale: 1, period: expect.stringContaining('2022-09-24') },
      { value: -0.05, unit: 'USD', scale: 1, period: expect.stringContaining('2022-09-24') },
      {},
    ]);
  });

  it('reads decimal commas where the table writes them, and leaves alone what could be either', () => {
    expect(
      valuesOf([
        ['Posten', 'Betrag'],
        ['Miete', '1.234,56'],
        ['Strom', '1.000'],
      ])?.map((row) => row[1]),
    ).toEqual([{}, { value: 1234.56 }, { value: 1000 }]);
    expect(
      valuesOf([
        ['', 'Betrag'],
        ['Strom', '1.000'],
        ['Gas', '7'],
      ])?.[1]?.[1],
    ).toEqual({});
  });

  it('says of a dash that it is nil, and keeps the mark of a footnote apart from its number', () => {
    const [table] = withCellValues(
      [
        tableOf([
          ['(In thousands)', 'Amount'],
          ['Salaries', '1,314'],
          ['Bad debts', '—'],
          ['Travel', '10,000 (1)'],
        ]),
      ],
      [],
      { currency: undefined, ownPeriod: undefined, ownMonths: 12 },
    );
    expect(table?.cells?.map((row) => row[1])).toMatchObject([
      {},
      { value: 1_314_000 },
      { nil: true },
      { value: 10_000_000, footnote: '(1)' },
    ]);
    expect(table?.cells?.[2]?.[1]).not.toHaveProperty('value');
  });

  it('takes no year for an amount, and changes nothing but the cells', () => {
    expect(
      valuesOf([
        ['', 'In thousands'],
        ['Due', '5'],
        ['Matures', '2031'],
      ])?.[2]?.[1],
    ).toEqual({});
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((width) =>
          fc.array(
            fc.array(fc.oneof(fc.string(), fc.integer().map(String)), {
              minLength: width,
              maxLength: width,
            }),
            { minLength: 1, maxLength: 6 },
          ),
        ),
        (rows) => {
          const table = tableOf(rows);
          const [read] = withCellValues([table], [], {
            currency: 'USD',
            ownPeriod: undefined,
            ownMonths: 12,
          });
          expect(read?.rows).toEqual(table.rows);
          expect(read?.cells?.map((row) => row.length)).toEqual(rows.map((row) => row.length));
        },
      ),
    );
  });
});
