import { describe, expect, it } from '@jest/globals';
import { abilityDots } from './ability-dots.ts';
import { drawnSvg, seriesNamed } from './testing/drawn-svg.ts';
import { someAbilities } from './testing/examples.ts';

const models = [
  { scores: someAbilities('Gemma 3 1B IT', { Vision: null, Code: 4.2 }), position: 0 },
  { scores: someAbilities('Gemma 3 27B IT', { Vision: 64.9, Code: 42.1 }), position: 3 },
];

describe('the dots of abilities', () => {
  it('stand on a percent axis, one line an ability', () => {
    const option = abilityDots(models, { scheme: 'light' });
    expect(option.xAxis).toMatchObject({ min: 0, max: 100, name: 'Mean score (%), higher is better' });
    expect(option.yAxis).toMatchObject({
      data: ['Vision', 'Code', 'Science', 'Factuality', 'Reasoning', 'Multilingual'],
    });
  });

  it('leave a gap for what was not measured', () => {
    const option = abilityDots(models, { scheme: 'light' });
    expect(seriesNamed(option, 'Gemma 3 1B IT')).toMatchObject({ data: [[4.2, 'Code']] });
    expect(seriesNamed(option, 'Gemma 3 27B IT')?.data).toEqual([
      [64.9, 'Vision'],
      [42.1, 'Code'],
    ]);
  });

  it('tell models apart by shape as well as by colour', () => {
    const option = abilityDots(models, { scheme: 'light' });
    const [first, second] = [option.series].flat();
    expect(first).not.toMatchObject({ symbol: (second as { symbol: string }).symbol });
  });

  it('are drawn by ECharts', () => {
    expect(drawnSvg(abilityDots(models, { scheme: 'light' }))).toContain('Multilingual');
  });
});
