import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawnSvg, seriesNamed, tooltipAt } from './testing/drawn-svg.ts';
import { memoryBars, sharedAxisMaximum } from './memory-bars.ts';

const models = ['Gemma 3 1B', 'Gemma 3 4B'];
const series = [
  { name: 'bfloat16', position: 0, weights: [2, 8.602], kvCache: [0.073, 0.396] },
  { name: 'Int4', position: 1, weights: [0.5, null], kvCache: [0.073, null] },
];

describe('the bars of memory', () => {
  it('group by model and stack the cache on its weights', () => {
    const option = memoryBars(models, series, { scheme: 'light' });
    expect(option.xAxis).toMatchObject({ type: 'category', data: models });
    expect(option.yAxis).toMatchObject({ name: 'Memory (GB)' });
    expect(option.series).toMatchObject([
      { name: 'bfloat16', stack: 'bfloat16', data: [2, 8.602] },
      { name: 'bfloat16', stack: 'bfloat16', data: [0.073, 0.396] },
      { name: 'Int4', stack: 'Int4', data: [0.5, null] },
      { name: 'Int4', stack: 'Int4', data: [0.073, null] },
    ]);
    expect(option.legend).toMatchObject({ data: ['bfloat16', 'Int4'] });
  });

  it('colour a precision by its place in the whole order, not by what is chosen', () => {
    const colourOfInt4 = (chosen: typeof series) =>
      seriesNamed(memoryBars(models, chosen, { scheme: 'dark' }), 'Int4')?.itemStyle;
    expect(colourOfInt4(series)).toEqual(colourOfInt4(series.slice(1)));
  });

  it('say in the tooltip what is weights and what is cache, and what is unknown', () => {
    const option = memoryBars(models, series, { scheme: 'light' });
    expect(tooltipAt(option, 1)).toContain('bfloat16: <b>9 GB</b> (8.6 weights + 0.4 KV cache)');
    expect(tooltipAt(option, 1)).toContain('Int4: unknown');
  });

  it('share an axis that holds every value', () => {
    expect(sharedAxisMaximum([54, 72.7, null])).toBe(80);
    expect(sharedAxisMaximum([0.3])).toBeCloseTo(0.3);
    expect(sharedAxisMaximum([])).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const end = sharedAxisMaximum(values) ?? 0;
        expect(end).toBeGreaterThanOrEqual(Math.max(...values) * (1 - 1e-8));
        expect(end).toBeLessThanOrEqual(Math.max(...values) * 2);
      }),
    );
  });

  it('have ticks at equal distances up to the shared end', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (greatest) => {
        const end = sharedAxisMaximum([greatest]) ?? 0;
        const { yAxis } = memoryBars(models, series, { scheme: 'light', axisMaximum: end });
        const { interval } = yAxis as { interval: number };
        expect(Math.abs(end / interval - Math.round(end / interval))).toBeLessThan(1e-6);
        expect(end / interval).toBeLessThan(5.5);
      }),
    );
  });

  it('are drawn by ECharts', () => {
    expect(drawnSvg(memoryBars(models, series, { scheme: 'light', axisMaximum: 10 }))).toContain('bfloat16');
  });
});
