import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withLine, withoutLine } from './table-shape.ts';

const shape = { rows: ['0', '1', '+7'], columns: ['0'] };

describe('the shape of a table', () => {
  it('grows by a line with a name of its own, where it was asked for', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(chance, fc.integer({ min: 0, max: 2 }), (by, after) => {
        const { rows } = withLine(shape, 'rows', after, by);
        expect(new Set(rows).size).toBe(4);
        expect(rows[after + 1]).toMatch(/^\+\d{1,5}$/);
        expect(rows.filter((_, index) => index !== after + 1)).toEqual(shape.rows);
      }),
    );
  });

  it('avoids a name that is taken', () => {
    expect(withLine(shape, 'rows', 0, 6 / 99_998).rows).toEqual(['0', '+8', '1', '+7']);
  });

  it('shrinks, but never to nothing', () => {
    expect(withoutLine(shape, 'rows', 1)?.rows).toEqual(['0', '+7']);
    expect(withoutLine(shape, 'columns', 0)).toBeUndefined();
    expect(withoutLine(shape, 'rows', 9)).toBeUndefined();
  });
});
