import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findIbans, isIban } from './iban.ts';

describe('IBANs', () => {
  it('are found in printed groups', () => {
    const text = 'IBAN : FR20 1242 1242 1242 1242 1242 124 - BIC : FIDCFR21XXX';
    expect(findIbans(text).map(({ iban }) => iban)).toEqual(['FR2012421242124212421242124']);
    expect(findIbans('NL50INGB0683251309').map(({ start, end }) => [start, end])).toEqual([[0, 18]]);
  });

  it('fail with any one digit changed', () => {
    const iban = 'DE88200800000970375700';
    expect(isIban(iban)).toBe(true);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: iban.length - 1 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(iban[at]) + by) % 10;
        expect(isIban(iban.slice(0, at) + digit + iban.slice(at + 1))).toBe(false);
      }),
    );
  });
});
