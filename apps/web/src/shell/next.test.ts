import { describe, expect, it } from '@jest/globals';
import { readNext } from './next.ts';

describe('where to go after signing in', () => {
  it('is a page of this portal', () => {
    expect(readNext('/documents/abc?tab=tables')).toBe('/documents/abc?tab=tables');
  });

  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    'https://elsewhere.example',
    'javascript:alert(1)',
    7,
  ])('is never another place: %s', (value) => {
    expect(readNext(value)).toBeUndefined();
  });

  it('is not the door itself', () => {
    expect(readNext('/sign-in?next=/')).toBeUndefined();
  });
});
