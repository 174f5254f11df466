import { describe, expect, it } from '@jest/globals';
import { dayBars } from './day-bars.ts';

const days = ['2026-11-24', '2026-11-25'];
const look = { scheme: 'light' } as const;

describe('amounts per day', () => {
  it('stand on top of each other where they are kinds of the same, with a legend then only', () => {
    const two = dayBars(
      [
        { name: 'Text layer', position: 0, amounts: [3, 0] },
        { name: 'OCR', position: 1, amounts: [1, 2] },
      ],
      { days, unit: 'pages' },
      look,
    );
    const series = [two.series ?? []].flat();
    expect(series.map((one) => ('stack' in one ? one.stack : undefined))).toEqual(['all', 'all']);
    expect(two).toMatchObject({ legend: { data: ['Text layer', 'OCR'] }, xAxis: { data: days } });
    const one = dayBars([{ name: 'All', position: 0, amounts: [3, 0] }], { days, unit: 'pages' }, look);
    expect(one.legend).toBeUndefined();
  });

  it('are labelled by the day of UTC, in the reader’s language', () => {
    const { xAxis } = dayBars([], { days, unit: 'pages' }, { ...look, locale: 'de' });
    const format = (xAxis as { axisLabel: { formatter: (day: string) => string } }).axisLabel.formatter;
    expect(format('2026-11-25')).toBe('25. Nov.');
  });
});
