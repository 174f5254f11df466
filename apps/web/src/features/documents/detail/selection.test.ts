import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDetailSearch } from './detail-search.ts';
import { keyOf, selectionFrom, type Selection } from './selection.ts';

const small = fc.nat(9_999);
const selections: fc.Arbitrary<Selection> = fc.oneof(
  fc.record({ kind: fc.constant('field' as const), name: fc.constantFrom('companyName', 'total', 'iban') }),
  fc.record({ kind: fc.constant('figure' as const), index: small }),
  fc.record({ kind: fc.constant('item' as const), index: small }),
  fc.record({ kind: fc.constant('table' as const), table: small }),
  fc.record({ kind: fc.constant('cell' as const), table: small, row: small, column: small }),
  fc.record({
    kind: fc.constant('personal' as const),
    page: fc.integer({ min: 1, max: 9_999 }),
    index: small,
  }),
  fc.record({ kind: fc.constant('word' as const), page: fc.integer({ min: 1, max: 9_999 }), index: small }),
);

describe('a selection in the address', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(selections, (selection) => expect(selectionFrom(keyOf(selection))).toEqual(selection)),
    );
  });

  it.each(['', 't', 't.', 't.1.2', 'x.1', 'w.0.1', 'k.1.2', 'f.__proto__', 't.-1', 't.1e3', 'f.a.b'])(
    'is nothing when it reads “%s”',
    (key) => {
      expect(selectionFrom(key)).toBeUndefined();
    },
  );

  it('is read with tab and page, and nonsense is dropped', () => {
    expect(readDetailSearch({ tab: 'tables', page: 4, sel: 't.2.4.1' })).toEqual({
      tab: 'tables',
      page: 4,
      sel: 't.2.4.1',
    });
    expect(readDetailSearch({ tab: 'all', page: 0, sel: 'drop' })).toEqual({
      tab: undefined,
      page: undefined,
      sel: undefined,
    });
  });
});
