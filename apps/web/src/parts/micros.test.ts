import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountOf, microsOf, moneyText } from './micros.ts';

describe('money in micros', () => {
  it('reads as money, and a fraction of a cent is not nothing', () => {
    expect(moneyText(1_234_500_000, 'EUR')).toBe('EUR 1,234.50');
    expect(moneyText(0, 'EUR')).toBe('EUR 0.00');
    expect(moneyText(420, 'USD')).toBe('USD 0.00042');
  });

  it('gives back every amount that was typed', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9_000_000_000_000 }), (micros) => {
        expect(microsOf(amountOf(micros))).toBe(micros);
      }),
    );
  });
});
