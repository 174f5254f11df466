import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BenchmarkResult, Tuning } from './benchmark.ts';
import { rankResults } from './ranking.ts';

interface Shape {
  higherIsBetter?: boolean;
  tuning?: Tuning;
}

const scores = (values: readonly number[], { higherIsBetter = true, tuning = 'pre-trained' }: Shape = {}) =>
  values.map((value, index): BenchmarkResult => {
    const id = `${tuning} ${index}`;
    return {
      id,
      suite: 'some-table',
      benchmark: {
        id: 'some',
        name: 'Some',
        unit: higherIsBetter ? 'percent' : 'perplexity',
        higherIsBetter,
      },
      model: { id, name: id, baseModel: null, openWeights: null, architecture: null, parametersText: null },
      tuning,
      precision: null,
      value,
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
    };
  });
const placesOf = (results: readonly BenchmarkResult[]) => {
  const ranks = rankResults(results);
  return results.map(({ id }) => ranks.get(id)?.place);
};

describe('ranks', () => {
  const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 12 });

  it('give a place to every best value and to none below the second', () => {
    fc.assert(
      fc.property(values, (list) => {
        const [best, second] = list.toSorted((a, b) => b - a);
        placesOf(scores(list)).forEach((place, index) => {
          if (place === 'best') expect(list[index]).toBe(best);
          else if (place === 'second') expect(list[index]).toBe(second);
          else expect(list[index]).toBeLessThan(best ?? 0);
        });
      }),
    );
  });

  it('are the same for the values turned round where lower is better', () => {
    fc.assert(
      fc.property(values, (list) => {
        const turned = list.map((value) => 20 - value);
        expect(placesOf(scores(turned, { higherIsBetter: false }))).toEqual(placesOf(scores(list)));
      }),
    );
  });

  it('share from 0 for the worst to 1 for the best, in the order of the values', () => {
    fc.assert(
      fc.property(values, (list) => {
        const results = scores(list);
        const ranks = rankResults(results);
        for (const a of results) {
          for (const b of results) {
            const [shareA, shareB] = [ranks.get(a.id)?.share, ranks.get(b.id)?.share];
            if (shareA != null && shareB != null) {
              expect(Math.sign(shareA - shareB)).toBe(Math.sign(a.value - b.value));
            }
          }
        }
      }),
    );
    expect([...rankResults(scores([3, 1, 2])).values()].map(({ share }) => share)).toEqual([1, 0, 0.5]);
  });

  it('let equal values share a place: two that are best leave no second', () => {
    expect(placesOf(scores([5, 5, 3]))).toEqual(['best', 'best', null]);
    expect(placesOf(scores([6, 5, 5, 3]))).toEqual(['best', 'second', 'second', null]);
  });

  it('say nothing of one alone, and no second of two', () => {
    expect(placesOf(scores([5]))).toEqual([null]);
    expect(placesOf(scores([5, 4]))).toEqual(['best', null]);
  });

  it('never hold one tuning against another', () => {
    const preTrained = scores([60, 50]);
    const instructionTuned = scores([90, 80], { tuning: 'instruction-tuned' });
    expect(placesOf([...preTrained, ...instructionTuned])).toEqual(['best', null, 'best', null]);
  });
});
