import { describe, expect, it } from '@jest/globals';
import { idListText, idsOf, readIdListText } from './id-list.ts';

const byDefault = ['a', 'b'];

describe('a choice in the address', () => {
  it('comes back as it was written, the empty one too', () => {
    for (const ids of [[], ['a'], ['b', 'a'], ['c', 'd']]) {
      const back = idsOf(readIdListText(idListText(ids, byDefault)), byDefault);
      expect(back.toSorted()).toEqual(ids.toSorted());
    }
  });

  it('leaves the default out of the address', () => {
    expect(idListText(['b', 'a'], byDefault)).toBeUndefined();
    expect(idsOf(undefined, byDefault)).toEqual(byDefault);
  });

  it('ignores what is no list', () => {
    expect(readIdListText(7)).toBeUndefined();
    expect(readIdListText('')).toBeUndefined();
    expect(readIdListText('x'.repeat(3_000))).toBeUndefined();
  });
});
