import { describe, expect, it } from '@jest/globals';
import { drawnSvg, seriesNamed, tooltipAt } from './testing/drawn-svg.ts';
import { eloBars } from './elo-bars.ts';
import { aResult } from './testing/examples.ts';

const results = [
  aResult('gemma-3-27b-it', 1338, [1329, 1346], 9),
  aResult('grok-3', 1412, [1402, 1420], 1),
  aResult('qwen2.5-max', 1336, [1331, 1343], 9),
  aResult('gemma-2-27b-it', 1220, [1218, 1223], 59),
];

describe('the bars of Elo ratings', () => {
  it('go from lower to upper bound, the best on top, on an axis that starts below the lowest', () => {
    const option = eloBars(results, { scheme: 'light' });
    expect(option.yAxis).toMatchObject({
      data: ['grok-3', 'gemma-3-27b-it', 'qwen2.5-max', 'gemma-2-27b-it'],
    });
    expect(option.xAxis).toMatchObject({
      name: 'Elo (higher is better), 95 % interval',
      min: 1200,
      max: 1450,
    });
    expect(seriesNamed(option, 'lower bound')).toMatchObject({
      data: [1402, 1329, 1331, 1218],
      silent: true,
    });
    expect(seriesNamed(option, 'Models')).toMatchObject({ type: 'bar', data: [18, 17, 12, 5] });
  });

  it('mark what cannot be told from the chosen model', () => {
    const option = eloBars(results, { scheme: 'light', chosen: 'gemma-3-27b-it' });
    expect(seriesNamed(option, 'gemma-3-27b-it')).toMatchObject({ data: [null, 17, null, null] });
    expect(seriesNamed(option, 'Not distinguishable from it')).toMatchObject({
      data: [null, null, 12, null],
    });
    expect(seriesNamed(option, 'Intervals do not overlap')).toMatchObject({ data: [18, null, null, 5] });
  });

  it('show a rating without an interval as a point', () => {
    const [bare] = [{ ...aResult('new', 1300, [0, 0], 1), lower: null, upper: null }];
    const option = eloBars([bare], { scheme: 'light', chosen: 'new' });
    expect(seriesNamed(option, 'new')).toMatchObject({ data: [null] });
    expect(tooltipAt(option, 0)).toContain('<b>1,300</b>');
  });

  it('tell the difference to a baseline, and whether it can be told from chance', () => {
    const [baseline, best, close] = results;
    const option = eloBars(results, { scheme: 'light', baseline });
    expect(tooltipAt(option, 0)).toContain('+74 Elo to gemma-3-27b-it');
    expect(tooltipAt(option, 0)).not.toContain('distinguishable');
    expect(tooltipAt(option, 1)).not.toContain('Elo to');
    expect(tooltipAt(option, 2)).toContain('−2 Elo to gemma-3-27b-it, not distinguishable');
    expect(
      tooltipAt(
        eloBars(
          [best, close].filter((one) => one !== undefined),
          { scheme: 'light' },
        ),
        0,
      ),
    ).not.toContain('Elo');
  });

  it.each([true, false])('end their axis on a step, so that no two labels touch (narrow: %s)', (isNarrow) => {
    const { xAxis } = eloBars(results, { scheme: 'light', isNarrow });
    const { min, max, interval } = xAxis as { min: number; max: number; interval: number };
    expect((max - min) % interval).toBe(0);
    expect(min).toBeLessThanOrEqual(1218);
    expect(max).toBeGreaterThanOrEqual(1420);
  });

  it('escape names in the tooltip', () => {
    const option = eloBars([aResult('<img src=x>', 1300, [1290, 1310], 1)], { scheme: 'light' });
    expect(tooltipAt(option, 0)).not.toContain('<img');
    expect(tooltipAt(option, 0)).toContain('(1,290 to 1,310)');
  });

  it('are drawn by ECharts, also when there is nothing to draw', () => {
    expect(drawnSvg(eloBars(results, { scheme: 'dark', chosen: 'grok-3' }))).toContain('qwen2.5-max');
    expect(drawnSvg(eloBars([], { scheme: 'dark' }))).toContain('<svg');
  });
});
