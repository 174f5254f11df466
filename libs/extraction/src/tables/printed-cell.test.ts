import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { notationOf, readPrintedCell } from './printed-cell.ts';

describe('the number of a cell', () => {
  it.each([
    ['(1,234)', -1234, undefined],
    ['-1,234', -1234, undefined],
    ['−1,234', -1234, undefined],
    ['–1,234', -1234, undefined],
    ['1,234-', -1234, undefined],
    ['$(1,234)', -1234, '$'],
    ['$ (1,234.5)', -1234.5, '$'],
    ['(5)%', -5, '%'],
    ['(5%)', -5, '%'],
    ['5.2 %', 5.2, '%'],
    ['€ 12', 12, '€'],
    ['12 EUR', 12, 'EUR'],
    ['0.05', 0.05, undefined],
    ['.05', 0.05, undefined],
  ])('in %s is %d', (text, value, unit) => {
    const { number, isNil } = readPrintedCell(text);
    expect({ value: number?.value, unit: number?.unit, isNil }).toEqual({ value, unit, isNil: false });
  });

  it.each(['—', '–', '-', '$—', '$ –', '— %'])('is nil in %s, which is not zero', (text) => {
    expect(readPrintedCell(text)).toEqual({ isNil: true });
  });

  it.each([
    ['10,000 (1)', 10_000, '(1)'],
    ['(20) (2)', -20, '(2)'],
    ['5.2%*', 5.2, '*'],
    ['1,234†', 1234, '†'],
    ['1,234¹', 1234, '¹'],
    ['88 (a)', 88, '(a)'],
    ['88 b', 88, 'b'],
  ])('stands before the footnote mark of %s', (text, value, footnote) => {
    const cell = readPrintedCell(text);
    expect({ value: cell.number?.value, footnote: cell.footnote }).toEqual({ value, footnote });
  });

  it.each(['(in millions)', 'Note 4', '2019 Notes', '1.2.3', '12/31/2022', '5 - 7', '12 -', 'n/a', ''])(
    'is none in %s',
    (text) => {
      expect(readPrintedCell(text)).toEqual({ isNil: false });
    },
  );

  it('follows the notation of its table', () => {
    const german = [
      ['Miete', '1.234,56'],
      ['Strom', '1.000'],
    ];
    expect(notationOf(german)).toEqual({ decimalComma: true, isKnown: true });
    expect(readPrintedCell('1.000', true).number?.value).toBe(1000);
    expect(notationOf([['7']]).isKnown).toBe(false);
  });

  it('keeps its sign and size in every style, whatever the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (n) => {
        const printed = n.toLocaleString('en-US');
        for (const text of [`(${printed})`, `-${printed}`, `−${printed}`, `${printed}-`, `$(${printed})`])
          expect(readPrintedCell(text).number?.value).toBe(-n);
        expect(readPrintedCell(`${printed} (3)`)).toMatchObject({ number: { value: n }, footnote: '(3)' });
      }),
    );
  });
});
