import { describe, expect, it } from '@jest/globals';
import { readReferenceData } from '@gemmavision/reference-data';
import { pivot } from './pivot.ts';

const { benchmarks } = readReferenceData();
const all = [...benchmarks.results.benchmarks, ...benchmarks.results.financial];
const tableOf = (suite: string) => pivot(all.filter((result) => result.suite === suite));

describe('results as a table', () => {
  it('have a line for each benchmark and a column for each model, and lose none', () => {
    for (const { id } of benchmarks.suites) {
      const { rows } = tableOf(id);
      const cells = rows.reduce((sum, row) => sum + row.results.size, 0);
      expect(cells).toBe(all.filter((result) => result.suite === id).length);
    }
    expect(tableOf('zero-shot-it').models).toHaveLength(11);
    expect(tableOf('zero-shot-it').rows).toHaveLength(10);
  });

  it('mark the best and the second best', () => {
    const mmluPro = tableOf('zero-shot-it').rows.find((row) => row.benchmark.name === 'MMLU-Pro');
    expect(mmluPro).toMatchObject({ best: 79.1, second: 77.6 });
  });

  it('keep conditions apart', () => {
    const ruler = tableOf('long-context').rows.filter((row) => row.benchmark.name === 'RULER');
    expect(ruler.map((row) => row.condition)).toEqual(['32K tokens', '128K tokens']);
    expect(tableOf('financebench').rows.map((row) => row.condition)).toContain('oracle');
  });

  it('take the lower value for better where it is', () => {
    const [example] = all.filter((result) => result.benchmark.id === 'perplexity');
    if (!example) throw new Error('no perplexity');
    const other = { ...example.model, id: 'other' };
    const { rows } = pivot([example, { ...example, id: 'x', model: other, value: example.value - 1 }]);
    expect(rows[0]?.best).toBe(example.value - 1);
  });
});
