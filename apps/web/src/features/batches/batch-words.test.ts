import { describe, expect, it } from '@jest/globals';
import { durationText } from './batch-words.ts';

describe('a time that is left', () => {
  it.each([
    [0.2, '1 s'],
    [44, '44 s'],
    [59.6, '1 min'],
    [90, '2 min'],
    [3_580, '1 h'],
    [7_500, '2 h 5 min'],
  ])('of %d seconds is told as %s', (seconds, told) => {
    expect(durationText(seconds)).toBe(told);
  });
});
