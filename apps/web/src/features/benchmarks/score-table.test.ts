import { describe, expect, it } from '@jest/globals';
import { rankResults } from '@gemmavision/domain/benchmarks';
import { readReferenceData } from '@gemmavision/reference-data';
import { scoreTable } from './score-table.ts';
import { taskCategoryOf } from './task-categories.ts';

const { benchmarks } = readReferenceData();
const all = [...benchmarks.results.benchmarks, ...benchmarks.results.financial];
const resultsOf = (suite: string) => all.filter((result) => result.suite === suite);

/** The names of the models that hold a place on a benchmark of a suite. */
function holdersOf(suite: string, title: string, place: 'best' | 'second'): string[] {
  const results = resultsOf(suite);
  const ranks = rankResults(results);
  return results
    .filter(({ id, benchmark }) => benchmark.name === title && ranks.get(id)?.place === place)
    .map(({ model }) => model.name);
}

describe('results as a table of scores', () => {
  it('lose no result, whichever the suite', () => {
    for (const { id } of benchmarks.suites) {
      const table = scoreTable(resultsOf(id));
      const cells = table.models.flatMap((model) =>
        table.benchmarks.flatMap((benchmark) => table.resultOf(model, benchmark) ?? []),
      );
      expect(new Set(cells.map((result) => result.id)).size).toBe(resultsOf(id).length);
    }
  });

  it('have gaps where nothing was measured', () => {
    const table = scoreTable(resultsOf('zero-shot-it'));
    expect(table.models).toHaveLength(11);
    expect(table.benchmarks).toHaveLength(10);
    const gaps = table.models.filter((model) =>
      table.benchmarks.some((benchmark) => table.resultOf(model, benchmark) === undefined),
    );
    expect(gaps.map(({ name }) => name)).toEqual([
      'Gemma 2 2B IT',
      'Gemma 2 9B IT',
      'Gemma 2 27B IT',
      'Gemma 3 1B IT',
    ]);
  });

  it('keep conditions, tunings and precisions apart', () => {
    const long = scoreTable(resultsOf('long-context'));
    expect(long.benchmarks.map(({ condition }) => condition)).toContain('128k tokens');
    expect(long.models.map(({ name }) => name)).toContain('Gemma 3 4B IT, instruction-tuned');
    expect(scoreTable(resultsOf('quantization-quality')).models).toHaveLength(3);
  });

  it('rank the real data: best, second best, ties, and less where less is better', () => {
    expect(holdersOf('zero-shot-it', 'MMLU-Pro', 'best')).toEqual(['gemini-2.0-pro']);
    expect(holdersOf('zero-shot-it', 'MMLU-Pro', 'second')).toEqual(['gemini-2.0-flash']);
    expect(holdersOf('fine-tuned-vision', 'COCO caption', 'best')).toEqual([
      'paligemma-2-9b',
      'paligemma-2-27b',
    ]);
    expect(holdersOf('fine-tuned-vision', 'COCO caption', 'second')).toEqual([]);
    const files = resultsOf('quantization-quality').filter(({ benchmark }) => benchmark.id === 'perplexity');
    const best = files.find(({ id }) => rankResults(files).get(id)?.place === 'best');
    expect(best?.value).toBe(Math.min(...files.map(({ value }) => value)));
  });

  it('find each table under a kind of tasks, except those that have a view of their own', () => {
    const without = benchmarks.suites.filter((suite) => taskCategoryOf(suite) === undefined);
    expect(without.map(({ id }) => id)).toEqual(['arena', 'long-context', 'quantization-quality']);
  });
});
