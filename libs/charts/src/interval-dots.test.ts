import { describe, expect, it } from '@jest/globals';
import { intervalDots } from './interval-dots.ts';
import { drawnSvg, seriesNamed } from './testing/drawn-svg.ts';

const axis = { name: 'Perplexity, lower is better', unit: 'PPL', decimals: 4 };
const dots = [
  { name: 'QAT Q4_0', value: 8.2323, interval: { lower: 8.1691, upper: 8.2955 } },
  { name: 'Another', value: 8.2291, interval: null },
];

describe('dots with intervals', () => {
  it('stand on an axis that holds every bound and does not begin at zero', () => {
    const svg = drawnSvg(intervalDots(dots, axis, { scheme: 'light' }));
    const ticks = [...svg.matchAll(/>(\d+(?:\.\d+)?)<\/text>/g)].map(([, tick]) => Number(tick));
    expect(Math.min(...ticks)).toBeLessThanOrEqual(8.1691);
    expect(Math.max(...ticks)).toBeGreaterThanOrEqual(8.2955);
    expect(Math.min(...ticks)).toBeGreaterThan(8);
  });

  it('have whiskers only where an interval is known', () => {
    const option = intervalDots(dots, axis, { scheme: 'light' });
    expect(seriesNamed(option, 'interval')).toMatchObject({ data: [[8.1691, 8.2955, 0]] });
    expect(seriesNamed(option, axis.name)).toMatchObject({
      data: [
        [8.2323, 0],
        [8.2291, 1],
      ],
    });
  });

  it('are drawn by ECharts, also when there are none', () => {
    expect(drawnSvg(intervalDots(dots, axis, { scheme: 'dark' }))).toContain('QAT Q4_0');
    expect(drawnSvg(intervalDots([], axis, { scheme: 'light' }))).toContain('<svg');
  });
});
