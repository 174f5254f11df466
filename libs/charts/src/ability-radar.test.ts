import { describe, expect, it } from '@jest/globals';
import type { EChartsOption } from 'echarts';
import { abilityRadar } from './ability-radar.ts';
import { drawnSvg } from './testing/drawn-svg.ts';
import { someAbilities } from './testing/examples.ts';

const whole = { Vision: 60, Code: 42, Science: 55, Factuality: 42, Reasoning: 75, Multilingual: 75 };
const radarOf = (given: Parameters<typeof someAbilities>[1], isLaidOver = false) =>
  abilityRadar([{ scores: someAbilities('A model', given), position: 0, isLaidOver }], { scheme: 'light' });

/** The strokes of the first model as they are drawn: the points of each unbroken line. */
function strokesOf(option: EChartsOption): { points: string[]; path: string }[] {
  const paths = [
    ...drawnSvg({ ...option, legend: { show: false } }).matchAll(
      /<path d="([^"]*)"[^>]*stroke="#0b6273"[^>]*stroke-width="2"/g,
    ),
  ];
  return paths.flatMap(([, d = '']) =>
    d
      .split('M')
      .filter((part) => part.trim() !== '')
      .map((part) => ({ path: part, points: part.split('L').map((point) => point.trim()) })),
  );
}

const textOf = (option: EChartsOption, seriesName: string, value: unknown[]): string => {
  const formatter: unknown = [option.tooltip].flat()[0]?.formatter;
  if (typeof formatter !== 'function') throw new Error('the tooltip has no formatter');
  return String(formatter({ seriesName, value }));
};

describe('the radar of abilities', () => {
  it('closes the outline of a model that was measured in all', () => {
    const strokes = strokesOf(radarOf(whole));
    expect(strokes.map(({ points }) => points.length)).toEqual([6, 2]);
    const [along, back] = strokes;
    expect(back?.points).toEqual([along?.points.at(-1), along?.points[0]]);
  });

  it.each(Object.keys(whole))(
    'stays open at %s where that was not measured, and nowhere near zero',
    (gap) => {
      const strokes = strokesOf(radarOf({ ...whole, [gap]: null }));
      const drawn = strokes.filter(({ points }) => points.length > 1);
      // Six spokes have six joints; the two at the gap are missing.
      expect(drawn.reduce((joints, { points }) => joints + points.length - 1, 0)).toBe(4);
      // The pole of a drawing of 640 by 400.
      for (const { path } of drawn) expect(path).not.toMatch(/(^|\s)320[ ,]220(\s|$)/);
    },
  );

  it('shows a score between two gaps as a point without a line', () => {
    const option = radarOf({ Vision: null, Code: 40, Science: null, Reasoning: 0 });
    expect(strokesOf(option).filter(({ points }) => points.length > 1)).toEqual([]);
    expect(option.series).toMatchObject([
      {
        data: [
          [null, 'Vision'],
          [40, 'Code'],
          [null, 'Science'],
          [null, 'Factuality'],
          [0, 'Reasoning'],
          [null, 'Multilingual'],
        ],
      },
      { silent: true },
    ]);
  });

  it('dashes what is of the other tuning', () => {
    expect(drawnSvg(radarOf(whole, true))).toContain('stroke-dasharray');
    expect(drawnSvg(radarOf(whole))).not.toContain('stroke-dasharray');
  });

  it('says how a score stands to the baseline, and where that has none', () => {
    const models = [
      { scores: someAbilities('Small <b>', { Vision: 48.8, Code: 24.5 }), position: 0 },
      { scores: someAbilities('Large', { Vision: 64.9 }), position: 1 },
    ];
    const baseline = models[1]?.scores;
    if (!baseline) throw new Error('no baseline');
    const option = abilityRadar(models, { scheme: 'light', baseline });
    expect(textOf(option, 'Small <b>', [48.8, 'Vision'])).toBe(
      'Small &#60;b&#62;<br>Vision <b>48.8 %</b><br>−16.1 points to Large',
    );
    expect(textOf(option, 'Small <b>', [24.5, 'Code'])).toContain('no score of Large to hold it against');
    expect(textOf(option, 'Large', [64.9, 'Vision'])).toBe('Large<br>Vision <b>64.9 %</b>');
    expect(textOf(option, 'Small <b>', [null, 'Science'])).toBe('');
  });
});
