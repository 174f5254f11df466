import { describe, expect, it } from '@jest/globals';
import { wilsonInterval } from '@gemmavision/domain/benchmarks';
import { answerBars, type AnswerBar } from './answer-bars.ts';
import { drawnSvg, seriesNamed, tooltipAt } from './testing/drawn-svg.ts';
import { aResult } from './testing/examples.ts';

const result = aResult('gpt-4', 84, [0, 0], 1);
const bar = (name: string, correct: number, incorrect: number, refused: number): AnswerBar => {
  const total = correct + incorrect + refused;
  const shares = wilsonInterval(correct, total) ?? { lower: 0, upper: 1 };
  const interval = { lower: 100 * shares.lower, upper: 100 * shares.upper };
  return {
    name,
    counts: { result, model: result.model, mode: 'oracle', correct, incorrect, refused, total, interval },
  };
};
const bars = [bar('Oracle, <gpt-4>', 126, 15, 9), bar('Closed book, gpt-4', 7, 1, 142)];

describe('the bars of judged answers', () => {
  it('fill up to all questions', () => {
    const option = answerBars(bars, { scheme: 'light' });
    const shares = ['Correct', 'Incorrect', 'Refused'].map((name) => {
      const data: unknown = seriesNamed(option, name)?.data;
      return Array.isArray(data) ? data.map(Number) : [];
    });
    bars.forEach((_, index) => {
      expect(shares.reduce((sum, part) => sum + (part[index] ?? Number.NaN), 0)).toBeCloseTo(100, 9);
    });
    expect(shares[0]?.[0]).toBe(84);
  });

  it('show the interval of what is correct, and say it in the tooltip', () => {
    const option = answerBars(bars, { scheme: 'light' });
    const data = seriesNamed(option, 'interval')?.data;
    expect(data).toEqual(
      bars.map(({ counts: { interval } }, index) => [interval.lower, interval.upper, index]),
    );
    expect(tooltipAt(option, 0)).toContain('Correct: <b>126</b> of 150 (84 %)');
    expect(tooltipAt(option, 0)).toContain('95 %: 77.3 to 89 %');
    expect(tooltipAt(option, 0)).not.toContain('<gpt-4>');
  });

  it('are drawn by ECharts, also when there are none', () => {
    expect(drawnSvg(answerBars(bars, { scheme: 'dark' }))).toContain('Closed book, gpt-4');
    expect(drawnSvg(answerBars([], { scheme: 'light' }))).toContain('<svg');
  });
});
