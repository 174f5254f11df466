import { describe, expect, it } from '@jest/globals';
import { methodOf, pathOf } from './address.ts';

describe('the address of an endpoint', () => {
  it('fills parameters in, also those with an ending, and encodes them', () => {
    expect(pathOf('GET /api/documents/:id/pages/:page.png', { id: 'a/b', page: 3 }, { dpi: 144 })).toBe(
      '/api/documents/a%2Fb/pages/3.png?dpi=144',
    );
  });

  it('leaves out what is not given', () => {
    expect(pathOf('GET /api/documents', {}, { q: '', status: undefined, limit: 50 })).toBe(
      '/api/documents?limit=50',
    );
  });

  it('refuses a missing parameter instead of asking for the wrong thing', () => {
    expect(() => pathOf('GET /api/documents/:id')).toThrow(RangeError);
  });

  it('knows the method', () => {
    expect(methodOf('DELETE /api/documents/:id')).toBe('DELETE');
  });
});
