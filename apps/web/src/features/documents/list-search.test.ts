import { describe, expect, it } from '@jest/globals';
import { readListSearch } from './list-search.ts';

describe('the list’s address', () => {
  it('is read', () => {
    const said = { q: 'acme', status: 'DONE', class: 'restricted', held: 'yes', loaded: 3 };
    expect(readListSearch({ ...said, q: ' acme ' })).toEqual(said);
  });

  it('takes a number as text to search for', () => {
    expect(readListSearch({ q: 2023 }).q).toBe('2023');
  });

  it.each([
    { status: 'done' },
    { class: 'secret' },
    { held: true },
    { loaded: -1 },
    { loaded: 1e9 },
    { q: ['a'] },
    { q: '' },
  ])('drops what makes no sense: %j', (search) => {
    expect(Object.values(readListSearch(search)).filter((value) => value !== undefined)).toEqual([]);
  });
});
