import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withChecks } from './consistency.ts';
import type { Table } from '@gemmavision/domain/documents';

const tableOf = (rows: string[][]): Table => ({ page: 1, bbox: [0, 0, 1, 1], confidence: 1, rows });
const checksOf = (rows: string[][]) => withChecks(tableOf(rows)).checks ?? [];
const print = (value: number) =>
  value < 0 ? `(${(-value).toLocaleString('en-US')})` : value.toLocaleString('en-US');

const balanceSheet = [
  ['', '2023', '2022'],
  ['Current assets:', '', ''],
  ['Cash and cash equivalents', '$ 28,408', '$ 23,646'],
  ['Marketable securities', '34,074', '24,658'],
  ['Total current assets', '62,482', '48,304'],
  ['Property, plant and equipment', '43,550', '42,117'],
  ['Other', '—', '1,000'],
  ['Total assets', '$ 106,032', '$ 91,421'],
  ['Liabilities', '60,032', '51,421'],
  ['Equity', '46,000', '40,000'],
  ['Total liabilities and shareholders’ equity', '$ 106,032', '$ 91,421'],
];

describe('what a table adds up', () => {
  it('is its subtotals, the totals of these, and its two sides', () => {
    const checks = checksOf(balanceSheet);
    expect(checks.every((check) => check.holds)).toBe(true);
    const rowsChecked = new Set(checks.map((check) => `${check.kind} ${check.cell[0]}`));
    expect([...rowsChecked]).toEqual(['column 4', 'column 7', 'column 10', 'balance 10']);
    // The total takes the subtotal, not its items a second time.
    const total = checks.find((check) => check.cell[0] === 7 && check.cell[1] === 1);
    expect(total?.terms.map((term) => term.cell[0])).toEqual([4, 5, 6]);
  });

  it('flags the one number that was misread, with what it should be, and leaves the table as it is', () => {
    const misread = balanceSheet.map((row) => row.map((cell) => cell.replace('48,304', '48,804')));
    const table = withChecks(tableOf(misread));
    const failing = table.checks?.filter((check) => !check.holds) ?? [];
    expect(failing.map(({ cell, expected, found }) => ({ cell, expected, found }))).toContainEqual({
      cell: [4, 2],
      expected: 48_304,
      found: 48_804,
    });
    expect(table.rows).toEqual(misread);
    expect(table.consistency).toBeLessThan(1);
  });

  it('takes costs away where the statement prints them without a sign', () => {
    const checks = checksOf([
      ['', '2023', '2022'],
      ['Net sales', '192,052', '163,220'],
      ['Cost of sales', '170,684', '144,939'],
      ['Gross profit', '21,368', '18,281'],
      ['Selling expenses', '18,461', '16,332'],
      ['Operating income', '2,907', '1,949'],
    ]);
    expect(checks.map(({ cell, holds }) => [cell[0], holds])).toEqual([
      [3, true],
      [3, true],
      [5, true],
      [5, true],
    ]);
    expect(checks[0]?.terms.map((term) => term.sign)).toEqual([1, -1]);
  });

  it('allows for numbers rounded each by itself', () => {
    const rounded = [
      ['', 'A', 'B'],
      ['One', '1,234.4', '10,001'],
      ['Two', '2,000.3', '20,001'],
      ['Three', '3,000.3', '30,001'],
      ['Total', '6,235.1', '60,002'],
    ];
    expect(checksOf(rounded).map((check) => check.holds)).toEqual([true, true]);
  });

  it('checks totals beside their items, and changes against the years they compare', () => {
    const checks = checksOf([
      ['', 'Americas', 'Europe', 'Total', 'Change'],
      ['Products', '1,200', '300', '1,500', 'x'],
      ['Services', '800', '150', '950', 'x'],
      ['Licences', '410', '—', '410', 'x'],
      ['Leases', '120', '30', '150', 'x'],
    ]);
    expect(checks.map(({ kind, cell, holds }) => [kind, cell[0], holds])).toEqual([
      ['row', 1, true],
      ['row', 2, true],
      ['row', 4, true],
    ]);
  });

  it.each([
    ['percentages', ['Share', '40.0%', '60.0%', '100.0%']],
    ['prices', ['Average price per share', '36.68', '33.22', '34.71']],
    ['years', ['Year', '2021', '2022', '2023']],
  ])('is none of %s', (_what, [heading = '', ...values]) => {
    const labels = ['April', 'May', 'Total'];
    expect(checksOf([['', heading], ...values.map((value, i) => [labels[i] ?? '', value])])).toEqual([]);
  });

  it('is nothing where nothing adds up: no alarm without a relation that the table bears out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 10_000, max: 9e6 }), fc.integer({ min: 10_000, max: 9e6 })), {
          minLength: 2,
          maxLength: 4,
        }),
        (numbers) => {
          const rows = numbers.map(([a, b], i) => [`Item ${i}`, print(a), print(b)]);
          const checks = checksOf([['', 'A', 'B'], ...rows, ['Total', print(11), print(13)]]);
          expect(checks).toEqual([]);
        },
      ),
    );
  });

  it('holds for every table that adds up, however deep, and fails for each single change', () => {
    const column = fc.array(fc.integer({ min: -900_000, max: 900_000 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(column, column, fc.nat(), (first, second, at) => {
        fc.pre(
          first.every((value) => Math.abs(value) > 2_000) && second.every((value) => Math.abs(value) > 2_000),
        );
        const count = Math.min(first.length, second.length);
        const items = first.slice(0, count).map((value, i) => [value, second[i] ?? 0, value + 7] as const);
        const totals = [0, 1, 2].map((c) => items.reduce((sum, item) => sum + (item[c] ?? 0), 0));
        fc.pre(totals.every((total) => Math.abs(total) > 2_000));
        const rows = [
          ['', 'A', 'B', 'C'],
          ...items.map((item, i) => [`Item ${i}`, ...item.map(print)]),
          ['Total', ...totals.map(print)],
        ];
        const checks = checksOf(rows).filter((check) => check.kind === 'column');
        expect(checks.filter((check) => check.holds)).toHaveLength(3);
        const changed = rows.map((row, r) =>
          row.map((cell, c) =>
            r === 1 + (at % count) && c === 2 ? print((second[r - 1] ?? 0) + 1_000) : cell,
          ),
        );
        const failing = checksOf(changed).filter((check) => !check.holds && check.kind === 'column');
        expect(failing.map((check) => check.cell)).toEqual([[count + 1, 2]]);
      }),
    );
  });

  it('never throws and never reaches outside the table', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('Total', '—', '(1,2', '1,234', '%', '2,468'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
        for (const check of checksOf(rows))
          for (const [r, c] of [check.cell, ...check.terms.map((term) => term.cell)])
            expect(rows[r]?.[c]).toBeDefined();
      }),
    );
  });
});
