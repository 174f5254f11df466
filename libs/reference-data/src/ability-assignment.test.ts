import { describe, expect, it } from '@jest/globals';

import { abilityCandidates, abilityScores, doubtAbout, mappingFaults } from '@gemmavision/domain/benchmarks';
import { readReferenceData } from './index.ts';

const { benchmarks } = readReferenceData();
const results = [...benchmarks.results.benchmarks, ...benchmarks.results.financial];
const shipped = benchmarks.abilityMapping;
const tunings = ['instruction-tuned', 'pre-trained'] as const;

describe('an assignment of benchmarks to abilities', () => {
  it.each(tunings)('is without fault as shipped for %s models', (tuning) => {
    expect(mappingFaults(shipped[tuning], results, tuning)).toEqual([]);
  });

  it('may take every candidate, and only what is one', () => {
    for (const tuning of tunings) {
      const candidates = abilityCandidates(results, tuning);
      const all = candidates.map(({ suite, benchmark }) => ({
        ability: 'Code' as const,
        suite,
        benchmark: benchmark.id,
      }));
      expect(mappingFaults(all, results, tuning)).toEqual([]);
      expect(candidates.every(({ benchmark }) => benchmark.unit === 'percent')).toBe(true);
    }
  });

  it.each([
    ['nowhere', 'mmlu', 'is not known'],
    ['zero-shot-it', 'nothing', 'is not known'],
    ['arena', 'chatbot-arena', 'counts in elo, not in percent'],
    ['pretrained-factuality', 'hellaswag', 'has no scores of instruction-tuned models'],
    ['long-context', 'ruler', 'several conditions'],
  ])('names what is wrong with %s/%s', (suite, benchmark, words) => {
    const faults = mappingFaults([{ ability: 'Code', suite, benchmark }], results, 'instruction-tuned');
    expect(faults).toEqual([expect.stringContaining(words)]);
    expect(faults[0]).toContain('members.0');
  });

  it('refuses a benchmark that is better the lower it is', () => {
    const wrong = results.find(({ benchmark }) => benchmark.unit === 'percent' && !benchmark.higherIsBetter);
    if (!wrong) throw new Error('no such benchmark');
    const member = { ability: 'Factuality' as const, suite: wrong.suite, benchmark: wrong.benchmark.id };
    expect(mappingFaults([member], results, 'pre-trained')[0]).toContain('better the lower');
  });

  it('lets a benchmark count once towards an ability, and towards two', () => {
    const [first] = shipped['instruction-tuned'];
    if (!first) throw new Error('nothing is assigned');
    const other = { ...first, ability: 'Code' as const };
    expect(mappingFaults([first, other], results, 'instruction-tuned')).toEqual([]);
    expect(mappingFaults([first, other, first], results, 'instruction-tuned')).toEqual([
      expect.stringContaining('members.2'),
    ]);
  });

  it('leaves an ability without a benchmark unknown for all', () => {
    const mapping = shipped['instruction-tuned'].filter(({ ability }) => ability !== 'Code');
    const scores = abilityScores(results, mapping, 'instruction-tuned');
    expect(scores.length).toBeGreaterThan(0);
    expect(new Set(scores.map((one) => one.scores.Code.value))).toEqual(new Set([null]));
  });

  it('names its doubts of shipped assignments only', () => {
    const all = tunings.flatMap((tuning) => shipped[tuning]);
    expect(all.filter((member) => doubtAbout(member) !== null).length).toBe(13);
    expect(all.some((member) => doubtAbout(member) === null)).toBe(true);
  });
});
