import { describe, expect, it } from '@jest/globals';
import { breakdownBars } from './memory-breakdown.ts';
import { drawnSvg, tooltipAt } from './testing/drawn-svg.ts';
import { someConfigurations } from './testing/memory-examples.ts';

const option = breakdownBars(someConfigurations, 21.6e9, { scheme: 'light' });

describe('the bars of a breakdown', () => {
  it('stack what lies on a device, part by part, up to what is needed', () => {
    const parts = [option.series]
      .flat()
      .flatMap((one) => (one?.type === 'bar' && one.silent !== true ? [one] : []));
    expect(new Set(parts.map(({ stack }) => stack)).size).toBe(1);
    someConfigurations.forEach(({ share }, index) => {
      const lengths = parts.map(({ data }) => data?.[index] ?? null);
      if (share === null) expect(lengths).toEqual(lengths.map(() => null));
      else {
        const sum = lengths.reduce<number>((total, length) => total + Number(length), 0);
        expect(sum).toBeCloseTo(share.totalBytes / 1e9, 9);
      }
    });
  });

  it('have a line where the capacity ends, in sight also where every bar is shorter', () => {
    const { max } = option.xAxis as { max: (range: { max: number }) => number };
    expect(max({ max: 3 })).toBeGreaterThan(21.6);
    expect(max({ max: 40 })).toBeGreaterThan(40);
    expect(drawnSvg(option)).toContain('Capacity at the limit: 21.6 GB');
  });

  it('say in the tooltip what is free, what is missing, and what is unknown', () => {
    expect(tooltipAt(option, 0)).toContain('Free below the limit');
    expect(tooltipAt(option, 1)).toContain('Missing');
    expect(tooltipAt(option, 2)).toContain('unknown');
    expect(tooltipAt(option, 0)).not.toContain('Vision encoder');
  });

  it('are drawn by ECharts, also when there are none', () => {
    expect(drawnSvg(option)).toContain('Gemma 3 27B');
    expect(drawnSvg(breakdownBars([], 1e9, { scheme: 'dark' }))).toContain('<svg');
  });
});
