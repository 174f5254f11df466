import { describe, expect, it } from '@jest/globals';
import { memoryOverContextLines } from './memory-over-context.ts';
import { drawnSvg, seriesNamed } from './testing/drawn-svg.ts';
import { someCurves } from './testing/memory-examples.ts';

const option = memoryOverContextLines(someCurves, 21.6e9, { scheme: 'light' });
const pointsOf = (name: string): { value: [number, number]; symbol?: string }[] => {
  const { data } = seriesNamed(option, name) ?? {};
  return Array.isArray(data) ? data : [];
};

describe('the lines of memory over the context', () => {
  it('lie on an axis where each step is twice the one before', () => {
    expect(option.xAxis).toMatchObject({ type: 'log', logBase: 2 });
    const contexts = pointsOf('Gemma 3 1B').map(({ value: [context] }) => context);
    contexts.slice(1).forEach((context, index) => expect(context).toBe(2 * (contexts[index] ?? 0)));
  });

  it('end, marked, at each model’s own limit', () => {
    expect(pointsOf('Gemma 3 1B').at(-1)).toMatchObject({
      symbol: 'diamond',
      value: [32_768, expect.anything()],
    });
    expect(pointsOf('Gemma 3 27B').at(-1)).toMatchObject({
      symbol: 'diamond',
      value: [131_072, expect.anything()],
    });
    expect(pointsOf('Gemma 3 27B').filter(({ symbol }) => symbol === 'diamond')).toHaveLength(1);
  });

  it('have the capacity across, named, and none without a device', () => {
    expect(drawnSvg(option)).toContain('Capacity at the limit: 21.6 GB');
    const free = memoryOverContextLines(someCurves, null, { scheme: 'light' });
    expect(drawnSvg(free)).not.toContain('Capacity');
  });

  it('share an axis from zero that holds every line and the capacity', () => {
    const axis = memoryOverContextLines(someCurves, 500e9, { scheme: 'light' }).yAxis;
    expect(axis).toMatchObject({ min: 0, max: 500 });
  });

  it('are drawn by ECharts with the lengths as people name them, also when there are none', () => {
    const svg = drawnSvg(option);
    expect(svg).toContain('>32k<');
    expect(svg).toContain('Gemma 3 27B');
    expect(drawnSvg(memoryOverContextLines([], null, { scheme: 'dark' }))).toContain('<svg');
  });
});
