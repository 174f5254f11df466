import { describe, expect, it } from '@jest/globals';
import { confidenceText, figureText, periodWords } from './words.ts';

describe('the words of a period', () => {
  it.each([
    ['2020-08-31/2021-08-29', 'year to 2021-08-29'],
    ['2023-04-02/2023-07-01', '3 months to 2023-07-01'],
    ['2022-09-25/2023-07-01', '9 months to 2023-07-01'],
    ['2019-01-01/2020-12-31', '2 years to 2020-12-31'],
    ['2021-08-29', 'at 2021-08-29'],
    ['2021-08-01/2021-08-07', '2021-08-01 to 2021-08-07'],
    [null, 'period not stated'],
  ])('%s is “%s”', (period, words) => {
    expect(periodWords(period)).toBe(words);
  });
});

describe('figures', () => {
  it('groups digits and keeps cents of small ones', () => {
    expect(figureText(195_929_000_000)).toBe('195,929,000,000');
    expect(figureText(11.3)).toBe('11.30');
    expect(figureText(0.1234)).toBe('0.1234');
    expect(figureText(-3588)).toBe('-3,588');
  });

  it('never rounds up to certainty', () => {
    expect(confidenceText(0.999)).toBe('99 %');
    expect(confidenceText(1)).toBe('100 %');
  });
});
