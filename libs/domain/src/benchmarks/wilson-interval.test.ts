import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilsonInterval } from './wilson-interval.ts';

describe('the Wilson interval', () => {
  const counts = fc
    .integer({ min: 1, max: 5_000 })
    .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

  it('holds the share, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        const { lower, upper } = wilsonInterval(successes, trials) ?? {
          lower: Number.NaN,
          upper: Number.NaN,
        };
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(successes / trials + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(successes / trials - 1e-12);
      }),
    );
  });

  it('is mirrored when failures are counted instead', () => {
    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        const [one, other] = [wilsonInterval(successes, trials), wilsonInterval(trials - successes, trials)];
        expect(one?.lower).toBeCloseTo(1 - (other?.upper ?? Number.NaN), 10);
      }),
    );
  });

  it('solves (p − p̂)² = z² p (1 − p) / n, its definition, at both ends', () => {
    const z = 1.959963984540054;
    for (const end of Object.values(wilsonInterval(126, 150) ?? {})) {
      expect((end - 126 / 150) ** 2).toBeCloseTo((z * z * end * (1 - end)) / 150, 12);
    }
  });

  it('knows nothing without a trial, and refuses counts that make no sense', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(() => wilsonInterval(151, 150)).toThrow(RangeError);
    expect(() => wilsonInterval(-1, 150)).toThrow(RangeError);
  });
});
