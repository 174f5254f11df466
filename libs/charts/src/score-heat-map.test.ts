import { describe, expect, it } from '@jest/globals';
import { contrast } from './contrast.ts';
import { viridisAt } from './palette.ts';
import { scoreHeatMap, type HeatCell } from './score-heat-map.ts';
import { drawnSvg, seriesNamed, tooltipAt } from './testing/drawn-svg.ts';

const cells: HeatCell[] = [
  { x: 0, y: 0, value: 79.1, share: 1, place: 'best', unit: '%' },
  { x: 0, y: 1, value: 67.5, share: 0.5, place: 'second', unit: '%' },
  { x: 0, y: 2, value: 14.7, share: 0, place: null, unit: '%' },
  { x: 1, y: 1, value: 8.2323, share: null, place: null, unit: 'perplexity' },
];
const axes = { across: ['MMLU-Pro', 'Perplexity'], down: ['gemini-2.0-pro', 'Gemma 3 27B IT', '<b>1B'] };
const cellsOf = (isNarrow = false) => {
  const { data } = seriesNamed(scoreHeatMap(cells, axes, { scheme: 'light', isNarrow }), 'Scores') ?? {};
  return Array.isArray(data) ? data : [];
};

describe('the heat map of scores', () => {
  it('has a cell for what was measured and none for a gap', () => {
    expect(cellsOf().map(({ value }) => value)).toEqual([
      [0, 0, 79.1],
      [0, 1, 67.5],
      [0, 2, 14.7],
      [1, 1, 8.2323],
    ]);
  });

  it('shades from the worst of a benchmark to its best, with ink that can be read', () => {
    const colours = cellsOf().map(({ itemStyle, label }) => [itemStyle.color, label.color]);
    expect(colours.map(([fill]) => fill).slice(0, 3)).toEqual([viridisAt(1), viridisAt(0.5), viridisAt(0)]);
    for (const [fill, ink] of colours) expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
  });

  it('marks the best and the second by shape too', () => {
    expect(cellsOf().map(({ label }) => label.formatter)).toEqual(['★ 79.1', '☆ 67.5', '14.7', '8.2']);
  });

  it('says all of a cell in its tooltip, names escaped', () => {
    const option = scoreHeatMap(cells, axes, { scheme: 'light' });
    expect(tooltipAt(option, 0)).toContain('<b>79.1</b> %, best');
    expect(tooltipAt(option, 2)).not.toContain('<b>1B');
    expect(tooltipAt(option, 3)).toContain('<b>8.2323</b> perplexity');
  });

  it('is drawn by ECharts in the colours of its cells, also when there is nothing to draw', () => {
    const svg = drawnSvg(scoreHeatMap(cells, axes, { scheme: 'dark' }));
    expect(svg).toContain('★ 79.1');
    expect(svg.toLowerCase()).toMatch(/fill="(#fde725|rgb\(253,231,37\))"/);
    expect(drawnSvg(scoreHeatMap([], { across: [], down: [] }, { scheme: 'dark' }))).toContain('<svg');
  });
});
