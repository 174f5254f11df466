import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BenchmarkResult } from './benchmark.ts';
import { baselineOf, differenceText, differenceTo } from './differences.ts';

const percent = { unit: 'percent', higherIsBetter: true } as const;
const perplexity = { unit: 'perplexity', higherIsBetter: false } as const;

const score = (model: string, part: Partial<BenchmarkResult> = {}): BenchmarkResult => ({
  id: `${model}/${JSON.stringify(part)}`,
  suite: 'long-context',
  benchmark: { id: 'ruler', name: 'RULER', ...percent },
  model: {
    id: model,
    name: model,
    baseModel: null,
    openWeights: null,
    architecture: null,
    parametersText: null,
  },
  tuning: 'pre-trained',
  precision: null,
  value: 50,
  lower: null,
  upper: null,
  sampleSize: null,
  rank: null,
  contextTokens: null,
  condition: null,
  asOf: null,
  provenance: {
    kind: 'illustrative',
    verification: 'derived',
    source: { id: 'test', title: 'An example', url: null, licence: null },
    location: null,
    note: null,
  },
  ...part,
});

describe('a difference to the baseline', () => {
  const printed = fc.integer({ min: 0, max: 1_000_000 }).map((value) => value / 10_000);

  it('is turned round when the two are exchanged, and its verdict with it', () => {
    const opposite = { better: 'worse', worse: 'better', equal: 'equal' };
    fc.assert(
      fc.property(printed, printed, fc.constantFrom(percent, perplexity), (a, b, measure) => {
        const [there, back] = [differenceTo(a, b, measure), differenceTo(b, a, measure)];
        expect(there?.amount).toBeCloseTo(-(back?.amount ?? Number.NaN), 9);
        expect(back?.verdict).toBe(there && opposite[there.verdict]);
      }),
    );
  });

  it('is no difference to itself', () => {
    fc.assert(
      fc.property(printed, (value) => {
        expect(differenceTo(value, value, percent)).toEqual({ amount: 0, unit: 'percent', verdict: 'equal' });
      }),
    );
  });

  it('reads a lower perplexity as better, a lower percentage as worse', () => {
    expect(differenceTo(8.2291, 8.2323, perplexity)).toEqual({
      amount: -0.0032,
      unit: 'perplexity',
      verdict: 'better',
    });
    expect(differenceTo(84.4, 84.5, percent)).toEqual({ amount: -0.1, unit: 'percent', verdict: 'worse' });
  });

  it('does not exist where one of the two was not measured', () => {
    expect(differenceTo(null, 3, percent)).toBeNull();
    expect(differenceTo(3, undefined, percent)).toBeNull();
    expect(differenceTo(0, 3, percent)).not.toBeNull();
  });

  it('is written with sign and unit', () => {
    const text = (a: number, b: number, measure: Parameters<typeof differenceTo>[2]) => {
      const difference = differenceTo(a, b, measure);
      return difference && differenceText(difference);
    };
    expect(text(67.5, 60.6, percent)).toBe('+6.9 points');
    expect(text(1338, 1412, { unit: 'elo', higherIsBetter: true })).toBe('−74 Elo');
    expect(text(8.2291, 8.2323, perplexity)).toBe('−0.0032 PPL');
    expect(text(1, 1, percent)).toBe('±0 points');
  });
});

describe('the baseline of a result', () => {
  const baseline = score('base', { contextTokens: 32_768 });

  it('was measured at the same context, with the same tuning, in the same table', () => {
    const of = (part: Partial<BenchmarkResult>) =>
      baselineOf(score('other', { contextTokens: 32_768, ...part }), [baseline], 'base');
    expect(of({})).toBe(baseline);
    expect(of({ contextTokens: 131_072 })).toBeUndefined();
    expect(of({ tuning: 'instruction-tuned' })).toBeUndefined();
    expect(of({ suite: 'imported' })).toBeUndefined();
    expect(of({ condition: 'with pan and scan' })).toBeUndefined();
  });

  it('is of the same precision where there is one', () => {
    const results = [score('base', { precision: 'q8_0' }), score('base', { precision: 'q4_0' })];
    expect(baselineOf(score('other', { precision: 'q4_0' }), results, 'base')).toBe(results[1]);
    expect(baselineOf(score('other', { precision: 'int4' }), results, 'base')).toBe(results[0]);
  });
});
