import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { scaleIn, timesScale } from './scale.ts';

describe('scaleIn', () => {
  it.each([
    ['(In millions, except per share data)', 1e6],
    ['$ in millions (unaudited)', 1e6],
    ['(In thousands, except share and per share data)', 1e3],
    ['(Dollars in billions)', 1e9],
    ['($ million, except per share amounts)', 1e6],
    ['(MILLIONS)', 1e6],
    ['Amounts in millions', 1e6],
    ["(000's omitted)", 1e3],
    ["RM'000", 1e3],
    ['in $000s', 1e3],
    ['in T€', 1e3],
    ['EUR k', 1e3],
    ['(in Mio. EUR)', 1e6],
    ['in Mrd. €', 1e9],
    ['€m', 1e6],
    ['($MM, except per share data)', 1e6],
    ['en milliers d’euros', 1e3],
  ])('reads %j', (text, scale) => expect(scaleIn(text)).toBe(scale));
  it.each([
    'We sold a million units',
    'Total assets',
    '10.0 million shares',
    'RM 1,000.00',
    'Total $ 12,000',
  ])('sees none in %j', (text) => expect(scaleIn(text)).toBeUndefined());
});

describe('timesScale', () => {
  it('multiplies decimal figures exactly', () => {
    expect(timesScale(9497.578, 1000)).toBe(9497578);
    expect(timesScale(10208.6, 1e6)).toBe(10208600000);
    expect(timesScale(-0.07, 1e6)).toBe(-70000);
    expect(timesScale(11.27, 1)).toBe(11.27);
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(1e3, 1e6, 1e9),
        (digits, decimals, scale) => {
          const expected = Number(BigInt(digits) * BigInt(scale / 10 ** decimals));
          expect(timesScale(Number(`${digits}e-${decimals}`), scale)).toBe(
            expected === 0 ? timesScale(0, scale) : expected,
          );
        },
      ),
    );
  });
});
