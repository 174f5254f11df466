import { describe, expect, it } from '@jest/globals';
import { contextLines, type ContextLine } from './context-lines.ts';
import { drawnSvg, seriesNamed } from './testing/drawn-svg.ts';

const axes = { values: 'Score (%), higher is better', unit: '%', range: [0, 100] } as const;
const lines: ContextLine[] = [
  {
    name: 'Gemma 3 4B, RULER',
    position: 1,
    style: 0,
    points: [
      [131_072, 51.7],
      [32_768, 67.1],
    ],
  },
  { name: 'Gemma 3 4B, MRCR', position: 1, style: 1, points: [[32_768, 44.7]] },
];

describe('the lines over the length of the context', () => {
  it('lie on an axis where each step is twice the one before, in the order of the lengths', () => {
    const option = contextLines(lines, axes, { scheme: 'light' });
    expect(option.xAxis).toMatchObject({ type: 'log', logBase: 2 });
    expect(seriesNamed(option, 'Gemma 3 4B, RULER')).toMatchObject({
      data: [
        [32_768, 67.1],
        [131_072, 51.7],
      ],
    });
  });

  it('draw a model in one colour and its benchmarks in different lines and marks', () => {
    const [ruler, mrcr] = ['RULER', 'MRCR'].map((name) =>
      seriesNamed(contextLines(lines, axes, { scheme: 'light' }), `Gemma 3 4B, ${name}`),
    );
    expect(ruler).toMatchObject({ symbol: 'circle', lineStyle: { type: 'solid' } });
    expect(mrcr).toMatchObject({ symbol: 'diamond', lineStyle: { type: 'dashed' } });
    expect(ruler).toHaveProperty('color', Object(mrcr)['color']);
  });

  it('invent no point for a length that was not measured', () => {
    const option = contextLines(lines, axes, { scheme: 'light' });
    expect(seriesNamed(option, 'Gemma 3 4B, MRCR')).toMatchObject({ data: [[32_768, 44.7]] });
  });

  it('begin perplexity where it begins, percentages at zero', () => {
    expect(contextLines(lines, axes, { scheme: 'light' }).yAxis).toMatchObject({ min: 0, max: 100 });
    const perplexity = { values: 'Perplexity, lower is better', unit: 'PPL' };
    expect(contextLines(lines, perplexity, { scheme: 'light' }).yAxis).toMatchObject({ scale: true });
  });

  it('are drawn by ECharts with the lengths as people name them, also when there are none', () => {
    const svg = drawnSvg(contextLines(lines, axes, { scheme: 'dark' }));
    expect(svg).toContain('>32k<');
    expect(svg).toContain('>128k<');
    expect(drawnSvg(contextLines([], axes, { scheme: 'light' }))).toContain('<svg');
  });
});
