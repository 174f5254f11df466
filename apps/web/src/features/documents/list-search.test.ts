import { describe, expect, it } from '@jest/globals';
import { readListSearch } from './list-search.ts';

describe('the list’s address', () => {
  it('is read', () => {
    expect(readListSearch({ q: ' acme ', status: 'DONE', loaded: 3 })).toEqual({
      q: 'acme',
      status: 'DONE',
      loaded: 3,
    });
  });

  it('takes a number as text to search for', () => {
    expect(readListSearch({ q: 2023 }).q).toBe('2023');
  });

  it.each([{ status: 'done' }, { loaded: -1 }, { loaded: 1e9 }, { q: ['a'] }, { q: '' }])(
    'drops what makes no sense: %j',
    (search) => {
      expect(readListSearch(search)).toEqual({ q: undefined, status: undefined, loaded: undefined });
    },
  );
});
