import { describe, expect, it } from '@jest/globals';
import { ago, momentOf } from './when.ts';

const now = Date.parse('2026-11-25T12:00:00Z');

describe('how long ago', () => {
  it.each([
    ['2026-11-25T11:59:30Z', 'just now'],
    ['2026-11-25T11:57:00Z', '3 minutes ago'],
    ['2026-11-25T07:00:00Z', '5 hours ago'],
    ['2026-11-23T12:00:00Z', '2 days ago'],
    ['2026-03-05T12:00:00Z', '5 Mar 2026'],
  ])('%s is %s', (instant, words) => {
    expect(ago(instant, now, 'en-GB')).toBe(words);
  });
});

it('tells a moment with its minute, in the order of the reader', () => {
  const moment = new Date(2026, 10, 25, 4, 10).toISOString();
  expect(momentOf(moment, 'en-GB')).toBe('25 Nov 2026, 04:10');
});
