import { describe, expect, it } from '@jest/globals';
import type { Model } from '@gemmavision/domain/models';
import { aModel } from './testing/examples.ts';
import { parameterBars } from './parameter-bars.ts';
import { parameterDots } from './parameter-dots.ts';
import { drawnSvg, seriesNamed, tooltipAt } from './testing/drawn-svg.ts';

const models: Model[] = [
  aModel('gemma-3-1b', 'Gemma 3 1B', [0, 302e6, 698e6, 1000e6]),
  aModel('gemma-3-4b', 'Gemma 3 4B', [417e6, 675e6, 3209e6, 4301e6]),
  aModel('gemma-3n-e2b', 'Gemma 3n E2B', [null, null, null, null], 5e9),
];
const nothingKnown = aModel('imported', 'Imported <b>', [null, null, null, null]);
const inBillions = { scheme: 'light', measure: 'billions' } as const;
const asShares = { scheme: 'light', measure: 'share' } as const;

describe('the bars of parameters', () => {
  it('stack the three components in billions, with units on the axis', () => {
    const option = parameterBars(models, inBillions);
    expect(option.xAxis).toMatchObject({ type: 'value', name: 'Parameters (billions)' });
    expect(option.yAxis).toMatchObject({
      type: 'category',
      data: ['Gemma 3 1B', 'Gemma 3 4B', 'Gemma 3n E2B'],
    });
    expect(seriesNamed(option, 'Vision encoder')).toMatchObject({
      stack: 'parameters',
      data: [0, 0.417, null],
    });
    expect(seriesNamed(option, 'Embedding')).toMatchObject({ data: [0.302, 0.675, null] });
    expect(seriesNamed(option, 'Non-embedding')).toMatchObject({ data: [0.698, 3.209, null] });
  });

  it('show an unknown split as a dashed whole, never as zeros', () => {
    const option = parameterBars(models, inBillions);
    expect(seriesNamed(option, 'Split not published')).toMatchObject({
      data: [null, null, 5],
      itemStyle: { borderType: 'dashed', color: 'transparent' },
    });
    expect(seriesNamed(parameterBars(models.slice(0, 2), inBillions), 'Split not published')).toBeUndefined();
  });

  it('outline only what is left over where some components are known', () => {
    const partly = aModel('partly', 'Partly', [400e6, null, null, 4e9]);
    const option = parameterBars([partly], inBillions);
    expect(seriesNamed(option, 'Vision encoder')).toMatchObject({ data: [0.4] });
    expect(seriesNamed(option, 'Split not published')).toMatchObject({ data: [3.6] });
  });

  it('as shares fill 100 % for every model whose size is known', () => {
    const option = parameterBars([...models, nothingKnown], asShares);
    expect(option.xAxis).toMatchObject({ max: 100, name: 'Share of all parameters (%)' });
    const columns = ['Vision encoder', 'Embedding', 'Non-embedding', 'Split not published'].map(
      (name) => seriesNamed(option, name)?.data as (number | null)[],
    );
    const sums = [0, 1, 2].map((row) => columns.reduce((sum, column) => sum + (column[row] ?? 0), 0));
    for (const sum of sums) expect(sum).toBeCloseTo(100);
    expect(columns.map((column) => column[2])).toEqual([null, null, null, 100]);
    expect(columns.map((column) => column[3])).toEqual([null, null, null, null]);
  });

  it('tell none from unknown, in the tooltip and beside the name', () => {
    const option = parameterBars([...models, nothingKnown], inBillions);
    expect(tooltipAt(option, 0)).toMatch(/Vision encoder.*?none.*302 M \(30\.2 %\).*1,000 M/);
    expect(tooltipAt(option, 2)).toMatch(/Vision encoder.*?unknown.*about 5,000 M/);
    const drawn = drawnSvg(option);
    for (const remark of ['no vision encoder', 'split not published', 'size not known']) {
      expect(drawn).toContain(remark);
    }
  });

  it('let no name of an imported model become markup', () => {
    expect(tooltipAt(parameterBars([nothingKnown], inBillions), 0)).not.toContain('Imported <b>');
  });

  it('keep a component’s colour, whichever models are shown, and change it with the scheme', () => {
    const colour = (option: ReturnType<typeof parameterBars>) => seriesNamed(option, 'Embedding')?.itemStyle;
    expect(colour(parameterBars(models, inBillions))).toEqual(
      colour(parameterBars(models.slice(1), inBillions)),
    );
    expect(colour(parameterBars(models, inBillions))).not.toEqual(
      colour(parameterBars(models, { ...inBillions, scheme: 'dark' })),
    );
  });

  it('are drawn by ECharts, also when there is nothing to draw', () => {
    expect(drawnSvg(parameterBars(models, inBillions))).toContain('Gemma 3 4B');
    expect(drawnSvg(parameterBars([], inBillions))).toContain('<svg');
  });

  it('write numbers as the reader does', () => {
    const german = { ...inBillions, locale: 'de' };
    expect(tooltipAt(parameterBars(models, german), 1)).toContain('4.301 M');
    expect(tooltipAt(parameterDots(models, german), 1)).toContain('(9,7 %)');
    expect(drawnSvg(parameterBars(models, german))).toContain('4,3');
  });
});
