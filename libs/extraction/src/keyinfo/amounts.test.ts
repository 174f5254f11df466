import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findAmounts } from './amounts.ts';

const values = (text: string) => findAmounts(text).map(({ value }) => value);

describe('amounts in a text', () => {
  it.each([
    ['Total 1.234,56 €', [1234.56]],
    ['Totaal € 1.234,-', [1234]],
    ['Gesamtbetrag 1.234 EUR', [1234]],
    ['Total $1,234', [1234]],
    ['Montant 1 200,00 €', [1200]],
    ['Unit price 0.125', [0.125]],
    ["CHF 1'234.50", [1234.5]],
    ['Discount -8.79', [-8.79]],
    ['(12.00)', [-12]],
  ] as [string, number[]][])('are read from "%s"', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('are no dates, rates or numbers of articles', () => {
    expect(values('12/03/2018 19 % A4711')).toEqual([]);
  });

  it('stand where they say, and are finite', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,-() €$RMx%/'), maxLength: 30 }),
        (text) => {
          for (const { value, start, end } of findAmounts(text)) {
            expect(Number.isFinite(value)).toBe(true);
            expect(text.slice(start, end)).toMatch(/\d/);
          }
        },
      ),
    );
  });
});
