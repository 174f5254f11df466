import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pagesPerMinute, secondsLeft } from './progress.ts';
import { readingCost } from './reading-cost.ts';

const count = fc.nat(1_000_000);
const recent = fc.record({ seconds: fc.integer({ min: 1, max: 300 }), documents: count, pages: count });

describe('the pace of a batch', () => {
  it('is unknown where nothing was read, not nothing', () => {
    expect(pagesPerMinute({ seconds: 300, documents: 4, pages: 0 })).toBeNull();
    expect(secondsLeft(10, { seconds: 300, documents: 0, pages: 0 })).toBeNull();
  });

  it('is what was read in a minute', () => {
    expect(pagesPerMinute({ seconds: 300, documents: 1, pages: 50 })).toBe(10);
    expect(secondsLeft(100, { seconds: 60, documents: 20, pages: 20 })).toBe(300);
  });

  it('never makes more documents take less time', () => {
    fc.assert(
      fc.property(recent, count, count, (window, some, more) => {
        const [left, longer] = [some, some + more].map((unfinished) => secondsLeft(unfinished, window));
        expect((longer ?? 0) >= (left ?? 0)).toBe(true);
      }),
    );
  });
});

describe('the cost of reading', () => {
  const price = { currency: 'EUR', micros: 360_000 };
  it('is the price of an hour for an hour', () => {
    expect(readingCost(3_600_000, price)).toEqual(price);
    expect(readingCost(10_000, price)).toEqual({ currency: 'EUR', micros: 1000 });
  });

  it('is unknown without a price', () => {
    expect(readingCost(3_600_000, null)).toBeNull();
  });
});
