import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { joinGroups, type NamedGroup } from './join-groups.ts';

const aGroup = (name: string, cik: string | null = null, documents = 1): NamedGroup => ({
  name,
  cik,
  docType: '10-K',
  documents,
  latestDate: null,
});
const keysOf = (groups: NamedGroup[]) => joinGroups(groups).map(({ keys }) => keys);

describe('ways of writing a company’s name', () => {
  it('are one company where they have one key', () => {
    expect(keysOf([aGroup('BEST BUY CO., INC.'), aGroup('Best Buy Co., Inc.')])).toEqual([['best-buy']]);
  });

  it('are one company where the number at the SEC is one, under the name of most documents', () => {
    const groups = [
      aGroup('Square, Inc.', '0001512673', 2),
      aGroup('Block, Inc.', '0001512673', 3),
      aGroup('Block, Inc.'),
      aGroup('H&R Block, Inc.', '0000012659'),
    ];
    expect(keysOf(groups)).toEqual([['block', 'square'], ['h-r-block']]);
  });

  it('lose and double no group, whichever comes first', () => {
    const group = fc.record({
      name: fc.constantFrom('A', 'B', 'C', 'D', 'A Inc.', '—'),
      cik: fc.constantFrom('1', '2', '3', null),
      docType: fc.constant('10-K'),
      documents: fc.integer({ min: 1, max: 9 }),
      latestDate: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 12 }), (groups) => {
        const joined = joinGroups(groups);
        const kept = groups.filter(({ name }) => name !== '—');
        expect(new Set(joined.flatMap((company) => company.groups))).toEqual(new Set(kept));
        expect(joined.flatMap((company) => company.groups)).toHaveLength(kept.length);
        const sets = (all: string[][]) => all.map((keys) => keys.toSorted().join()).toSorted();
        expect(sets(keysOf(groups.toReversed()))).toEqual(sets(keysOf(groups)));
      }),
    );
  });
});
