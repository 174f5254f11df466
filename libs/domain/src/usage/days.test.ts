import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayAfter, dayAt, daysBetween } from './days.ts';

const moment = fc.integer({ min: 0, max: 4e12 });

describe('days', () => {
  it('are of UTC, and leap years have one more', () => {
    expect(dayAt(Date.parse('2026-11-25T23:59:59.999Z'))).toBe('2026-11-25');
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('follow each other without a gap, the first and the last among them', () => {
    fc.assert(
      fc.property(moment, fc.nat(800), (start, count) => {
        const first = dayAt(start);
        const days = daysBetween(first, dayAfter(first, count));
        expect(days).toHaveLength(count + 1);
        expect(days[0]).toBe(first);
        expect(days.slice(1)).toEqual(days.slice(0, -1).map((day) => dayAfter(day, 1)));
      }),
    );
  });

  it('are none where the end comes before the beginning', () => {
    expect(daysBetween('2026-11-02', '2026-11-01')).toEqual([]);
    expect(daysBetween('2026-11-02', '2026-10-01')).toEqual([]);
  });
});
