import { describe, expect, it } from '@jest/globals';
import { readUsageSearch } from './usage-search.ts';
import { costText, durationText, timeUnit } from './usage-words.ts';

describe('what was used, in words', () => {
  it.each([
    [0, '0 s'],
    [840, '0.8 s'],
    [59_400, '59 s'],
    [59_900, '1 min'],
    [245_000, '4 min 5 s'],
    [3_600_000, '1 h'],
    [11_520_000, '3 h 12 min'],
  ])('says %d ms as %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });

  it('takes the unit in which the longest time is a small number above one', () => {
    expect(timeUnit([])).toEqual({ name: 'seconds', milliseconds: 1_000 });
    expect(timeUnit([5_000, 119_000]).name).toBe('seconds');
    expect(timeUnit([5_000, 130_000]).name).toBe('minutes');
    expect(timeUnit([8_000_000]).name).toBe('hours');
  });

  it('loses no cost that is less than a cent', () => {
    expect(costText(1_250_000, 'EUR')).toBe('EUR 1.25');
    expect(costText(1_200, 'USD')).toBe('USD 0.0012');
    expect(costText(0, 'USD')).toBe('USD 0.00');
    expect(costText(1_234_567_890, 'USD')).toBe('USD 1,234.57');
  });

  it('reads of an address only spans that there are', () => {
    expect(readUsageSearch({ days: 90 })).toEqual({ days: 90 });
    expect(readUsageSearch({ days: '365' })).toEqual({ days: 365 });
    expect(readUsageSearch({ days: 31 }).days).toBeUndefined();
  });
});
