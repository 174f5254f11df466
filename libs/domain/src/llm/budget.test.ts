import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { budgetMonth, costMicros, decideBudget, estimateInputTokens, estimateTokens } from './index.ts';

const tokens = fc.nat(10_000_000);
const price = fc.bigInt({ min: 0n, max: 1_000_000_000n });

describe('what a question costs', () => {
  it('is tokens times price', () => {
    // 2.50 and 10.00 a million: 1,200 in and 300 out are 0.003 and 0.003.
    const prices = { inputPriceMicros: 2_500_000n, outputPriceMicros: 10_000_000n };
    expect(costMicros({ inputTokens: 1_200, outputTokens: 300 }, prices)).toBe(6_000n);
    expect(costMicros({ inputTokens: 1, outputTokens: 0 }, prices)).toBe(3n);
  });

  it('is never less with more tokens, never below the exact figure, and less than one micro above it', () => {
    fc.assert(
      fc.property(tokens, tokens, tokens, price, price, (input, output, more, inputPrice, outputPrice) => {
        const prices = { inputPriceMicros: inputPrice, outputPriceMicros: outputPrice };
        const cost = costMicros({ inputTokens: input, outputTokens: output }, prices);
        const exact = BigInt(input) * inputPrice + BigInt(output) * outputPrice;
        expect(cost * 1_000_000n >= exact && (cost - 1n) * 1_000_000n < exact).toBe(true);
        expect(costMicros({ inputTokens: input + more, outputTokens: output }, prices) >= cost).toBe(true);
      }),
    );
  });
});

describe('the budget', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });

  it('is never exceeded by what it allows', () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 20 }), (budget, questions) => {
        let spent = 0n;
        for (const nextMicros of questions) {
          const decision = decideBudget({ monthlyBudgetMicros: budget, spentMicros: spent, nextMicros });
          expect(decision.leftMicros).toBe(budget - spent);
          if (decision.isAllowed) spent += nextMicros;
        }
        expect(spent <= budget).toBe(true);
      }),
    );
  });

  it('of nothing allows nothing that costs; none allows all; overspent shows nothing left', () => {
    const asked = { spentMicros: 0n, nextMicros: 1n };
    expect(decideBudget({ ...asked, monthlyBudgetMicros: 0n }).isAllowed).toBe(false);
    expect(decideBudget({ ...asked, monthlyBudgetMicros: null })).toEqual({
      isAllowed: true,
      leftMicros: null,
    });
    expect(decideBudget({ monthlyBudgetMicros: 5n, spentMicros: 9n, nextMicros: 1n })).toEqual({
      isAllowed: false,
      leftMicros: 0n,
    });
  });

  it('is that of a calendar month that holds the moment', () => {
    expect(budgetMonth(new Date('2025-12-31T23:59:59.999Z'))).toEqual({
      from: new Date('2025-12-01T00:00:00Z'),
      to: new Date('2026-01-01T00:00:00Z'),
    });
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') }),
        (moment) => {
          const { from, to } = budgetMonth(moment);
          expect(from <= moment && moment < to).toBe(true);
        },
      ),
    );
  });
});

describe('estimated tokens', () => {
  it('count each byte once, so that text in two parts weighs as much as whole, but for rounding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const parts = estimateTokens(one) + estimateTokens(other);
        expect(parts - estimateTokens(one + other)).toBeGreaterThanOrEqual(0);
        expect(parts - estimateTokens(one + other)).toBeLessThanOrEqual(1);
        expect(estimateTokens(one)).toBe(Math.ceil(Buffer.byteLength(one) / 3));
      }),
    );
  });

  it('of an image are more than none', () => {
    const text = estimateInputTokens([{ role: 'user', content: [{ type: 'text', text: 'a' }] }]);
    const image = { type: 'image_url' as const, image_url: { url: 'data:', detail: 'high' as const } };
    const both = estimateInputTokens([{ role: 'user', content: [{ type: 'text', text: 'a' }, image] }]);
    expect(both).toBeGreaterThan(text + 255);
  });
});
