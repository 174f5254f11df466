import { describe, expect, it } from '@jest/globals';
import { aModel } from './testing/examples.ts';
import { parameterDots } from './parameter-dots.ts';
import { drawnSvg, seriesNamed } from './testing/drawn-svg.ts';

const models = [
  aModel('gemma-3-270m', 'Gemma 3 270M', [0, 168e6, 100e6, 268e6]),
  aModel('gemma-3-27b', 'Gemma 3 27B', [417e6, 1416e6, 25600e6, 27433e6]),
  aModel('gemma-3n-e2b', 'Gemma 3n E2B', [null, null, null, null], 5e9),
];
const light = { scheme: 'light' } as const;

describe('the dots of parameters', () => {
  it('put components beside each other on a logarithmic axis, and stack nothing', () => {
    const option = parameterDots(models, light);
    expect(option.xAxis).toMatchObject({ type: 'log', name: 'Parameters (billions, logarithmic)' });
    for (const series of [option.series].flat()) expect(series).not.toHaveProperty('stack');
    expect(seriesNamed(option, 'Embedding')?.data).toEqual([
      [0.168, 0],
      [1.416, 1],
      ['-', 2],
    ]);
    expect(seriesNamed(option, 'Total')?.data).toEqual([
      [0.268, 0],
      [27.433, 1],
      ['-', 2],
    ]);
  });

  it('draw neither what a model does not have nor what is unknown, and the sum of an unknown split hollow', () => {
    const option = parameterDots(models, light);
    expect(seriesNamed(option, 'Vision encoder')?.data).toEqual([
      ['-', 0],
      [0.417, 1],
      ['-', 2],
    ]);
    expect(seriesNamed(option, 'Split not published')).toMatchObject({
      data: [
        ['-', 0],
        ['-', 1],
        [5, 2],
      ],
      itemStyle: { color: 'transparent', borderType: 'dashed' },
    });
  });

  it('begin below the smallest dot', () => {
    const { min } = [parameterDots(models, light).xAxis].flat()[0] as { min: number };
    expect(min).toBeGreaterThan(0);
    expect(min).toBeLessThan(0.1);
  });

  it('are drawn by ECharts, also when there is nothing to draw', () => {
    expect(drawnSvg(parameterDots(models, light))).toContain('split not published');
    expect(drawnSvg(parameterDots([], light))).toContain('<svg');
  });
});
