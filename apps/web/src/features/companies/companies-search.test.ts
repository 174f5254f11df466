import { describe, expect, it } from '@jest/globals';
import { readCompaniesSearch, readCompanySearch } from './companies-search.ts';

describe('the address of the list of companies', () => {
  it('is read as it was written', () => {
    expect(readCompaniesSearch({ q: ' best ', documents: 'all', loaded: '3' })).toEqual({
      q: 'best',
      documents: 'all',
      loaded: 3,
    });
    expect(readCompaniesSearch({ q: 3 }).q).toBe('3');
  });

  it.each([{ q: '  ' }, { q: {} }, { loaded: -1 }, { loaded: 1e9 }, { documents: 'some' }])(
    'says nothing where %j makes no sense',
    (search) => {
      expect(Object.values(readCompaniesSearch(search)).every((value) => value === undefined)).toBe(true);
    },
  );
});

describe('the address of one company', () => {
  it('is read as it was written', () => {
    const search = { periods: 'quarter', figures: 'revenue,cash', unit: 'USD', drawn: 'bars', growth: 'on' };
    expect(readCompanySearch(search)).toEqual(search);
  });

  it.each([{ periods: 'week' }, { figures: '' }, { unit: 'x'.repeat(60) }, { drawn: 'pie' }, { growth: 1 }])(
    'says nothing where %j makes no sense',
    (search) => {
      expect(Object.values(readCompanySearch(search)).every((value) => value === undefined)).toBe(true);
    },
  );
});
