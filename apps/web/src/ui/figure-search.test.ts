import { describe, expect, it } from '@jest/globals';
import { namesIn, withFigures, withName } from './figure-search.ts';

const read = withFigures(({ page }) => ({ page: page === 'own' ? ('own' as const) : undefined }));

describe('what the address says about figures', () => {
  it('stands beside what the page itself reads', () => {
    const search = { page: 'own', tables: 'elo-rating,as-published', fullScreen: 'computed', patterns: 'on' };
    expect(read(search)).toEqual(search);
  });

  it('drops what makes no sense', () => {
    const nothing = { page: undefined, tables: undefined, fullScreen: undefined, patterns: undefined };
    for (const tables of ['', ',', 'a,', 'A b', 7, ['a'], 'a'.repeat(2_000)]) {
      expect(read({ tables, fullScreen: 'a,b', patterns: 'yes' })).toEqual(nothing);
    }
  });

  it('adds a name once, takes it away, and leaves the address clean without any', () => {
    const both = withName(withName('a', 'b', true), 'b', true);
    expect(namesIn(both)).toEqual(['a', 'b']);
    expect(withName(both, 'a', false)).toBe('b');
    expect(withName('b', 'b', false)).toBeUndefined();
    expect(namesIn(undefined)).toEqual([]);
  });
});
