import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDash, isValue, parsePrintedNumber } from './numbers.ts';

describe('parsePrintedNumber', () => {
  it.each([
    ['(20,076)', -20076],
    ['$(20,076)', -20076],
    ['$ (1.2)', -1.2],
    ['−5', -5],
    ['–0.3', -0.3],
    ['5-', -5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1.234,56 €', 1234.56],
    ['1 234 567', 1234567],
    ['0.709', 0.709],
    ['.44', 0.44],
    ['(4.4)%', -4.4],
    ['12.5 %', 12.5],
    ['RM 9.90', 9.9],
    ['2023', 2023],
    ['11,692,713', 11692713],
  ])('reads %j as %d', (printed, value) => {
    expect(parsePrintedNumber(printed)?.value).toBe(value);
  });

  it.each(['', '—', '12/31/2023', '1.2.3', 'Note 5', '1,23,4', 'A1', '3-5', '10,0,0'])(
    'does not take %j for a number',
    (printed) => {
      expect(parsePrintedNumber(printed)).toBeUndefined();
    },
  );

  it('tells percent and currency from a plain number', () => {
    expect(parsePrintedNumber('(4.4)%')?.unit).toBe('%');
    expect(parsePrintedNumber('$1,000')?.unit).toBe('$');
    expect(parsePrintedNumber('1,000')?.unit).toBeUndefined();
  });

  it('reads a lone point as a group only where the document writes decimal commas', () => {
    expect(parsePrintedNumber('1.234')?.value).toBe(1.234);
    expect(parsePrintedNumber('1.234', true)?.value).toBe(1234);
  });

  it('never changes a sign or a digit', () => {
    const styles = [
      (s: string) => s,
      (s: string) => `$${s}`,
      (s: string) => `${s}%`,
      (s: string) => `$ ${s}`,
    ];
    const negatives = [
      (s: string) => `(${s})`,
      (s: string) => `-${s}`,
      (s: string) => `−${s}`,
      (s: string) => `$(${s})`,
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.boolean(),
        fc.nat(3),
        (whole, cents, isNegative, style) => {
          const decimals = cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`;
          const printed = whole.toLocaleString('en-US') + decimals;
          const shown = (isNegative ? negatives : styles)[style]?.(printed) ?? printed;
          const expected = Number(`${whole}${decimals}`) * (isNegative ? -1 : 1);
          expect(parsePrintedNumber(shown)?.value).toBe(expected);
        },
      ),
    );
  });
});

describe('isValue', () => {
  it.each([
    '—',
    '$—',
    'n/a',
    'NM',
    '(X)',
    '5 - 10',
    '$9,595–$17,992',
    'Greater than $25,771',
    '$9,594 or less',
    '$1.1M',
    '31.6**',
    '10,000 (1)',
    '*0.6'.slice(1),
  ])('sees a value in %j', (text) => expect(isValue(text)).toBe(true));
  it.each(['Net income', 'June 30, 2023', 'Total assets', '1st Quarter'])('sees none in %j', (text) =>
    expect(isValue(text)).toBe(false),
  );
  it('knows the dashes that stand for nil', () => {
    expect(['-', '–', '—', '−', '--'].every(isDash)).toBe(true);
    expect(isDash('-5')).toBe(false);
  });
});

describe('a dash apart from its number', () => {
  it('is no minus sign: "12 -" opens the range "12 - 19 years"', () => {
    expect(parsePrintedNumber('12 -')).toBeUndefined();
    expect(parsePrintedNumber('1,234-')).toMatchObject({ value: -1234 });
    expect(parsePrintedNumber('(5 %) ')).toMatchObject({ value: -5, unit: '%' });
  });
});

describe('a range', () => {
  it.each(['5 - 7', '2007–08', '1,200-13,500', '10%-15%', '12345-12399'])('is a value: %s', (text) =>
    expect(isValue(text)).toBe(true),
  );
  it.each(['41-0907483', '60606-1596', '001-31978'])('is not what identifies somebody: %s', (text) =>
    expect(isValue(text)).toBe(false),
  );
});
