import { describe, expect, it } from '@jest/globals';
import { contrast } from './contrast.ts';
import { fitHeatMap } from './fit-heat-map.ts';
import { drawnSvg, seriesNamed, tooltipAt } from './testing/drawn-svg.ts';
import { fitAxes, someFits } from './testing/memory-examples.ts';

const option = fitHeatMap(someFits, fitAxes, { scheme: 'light' });
const cellsOf = (name: string, drawn = option) => {
  const { data } = seriesNamed(drawn, name) ?? {};
  return Array.isArray(data) ? data : [];
};

describe('the heat map of what fits', () => {
  it('says in each cell, by sign and figure, whether it fits and by how much', () => {
    expect(cellsOf('To spare (GB)').map(({ label }) => label.formatter)).toEqual([
      '✓ 18.5',
      '✓ 19.9',
      '✕ 37.4',
      '≈ 1.4',
    ]);
  });

  it('has a cell with words for what is unknown, and no figure', () => {
    expect(cellsOf('Unknown')).toHaveLength(2);
    expect(drawnSvg(option).match(/>unknown</g)).toHaveLength(2);
  });

  it('can be read: ink stands off its cell, and the verdicts off each other', () => {
    const cells = cellsOf('To spare (GB)');
    for (const { itemStyle, label } of cells) {
      expect(contrast(itemStyle.color, label.color)).toBeGreaterThanOrEqual(4.5);
    }
    const colours = [...new Set<string>(cells.map(({ itemStyle }) => itemStyle.color))];
    expect(colours).toHaveLength(3);
    const [fits = '', not = '', tight = ''] = colours;
    expect(contrast(fits, tight)).toBeGreaterThan(1.8);
    expect(contrast(tight, not)).toBeGreaterThan(1.8);
  });

  it('keeps the signs where it is narrow', () => {
    const wide = { ...fitAxes, across: ['a', 'b', 'c', 'd', 'e'] };
    const narrow = fitHeatMap(someFits, wide, { scheme: 'dark', isNarrow: true });
    expect(cellsOf('To spare (GB)', narrow).map(({ label }) => label.formatter)).toEqual([
      '✓',
      '✓',
      '✕',
      '≈',
    ]);
  });

  it('says all of a cell in its tooltip', () => {
    expect(tooltipAt(option, 2)).toContain('Gemma 3 27B<br>bfloat16: does not fit, <b>37.39 GB</b> missing');
    expect(tooltipAt(option, 3)).toContain('to spare');
  });

  it('is drawn by ECharts in the colours of its cells, also when there is nothing to draw', () => {
    const svg = drawnSvg(option);
    for (const { itemStyle } of cellsOf('To spare (GB)'))
      expect(svg.toLowerCase()).toContain(itemStyle.color);
    expect(drawnSvg(fitHeatMap([], { across: [], down: [] }, { scheme: 'dark' }))).toContain('<svg');
  });
});
