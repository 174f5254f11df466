import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareWords, holdsDigit } from './compare-words.ts';

const words = (text: string) => text.split(' ').filter((word) => word !== '');
/** What differs, as `left|right`. */
function differences(left: string, right: string): string[] {
  const [a, b] = [words(left), words(right)];
  return compareWords(a, b)
    .filter(({ isSame }) => !isSame)
    .map(({ left: l, right: r }) => `${a.slice(...l).join(' ')}|${b.slice(...r).join(' ')}`);
}

describe('two readings of one page', () => {
  it.each([
    ['Total 1,234.50 EUR', 'Total 1,234.80 EUR', ['1,234.50|1,234.80']],
    ['Net sales 9,583', 'Netsales 9,583', ['Net sales|Netsales']],
    ['a b c', 'a b c', []],
    ['', 'a b', ['|a b']],
    ['a b a b', 'a b', ['a b|']],
    ['cash 12 12 debt', 'cash 12 debt', ['12|']],
  ])('“%s” and “%s”', (left, right, expected) => {
    expect(differences(left, right)).toEqual(expected);
  });

  it('are compared at once where nothing in two long texts is alike', () => {
    const [left, right] = [0, 1].map((side) =>
      Array.from({ length: 3_000 }, (_, index) => `${side}w${index % 7}`),
    );
    expect(compareWords(left ?? [], right ?? [])).toEqual([
      { isSame: false, left: [0, 3_000], right: [0, 3_000] },
    ]);
  });

  const text = fc.array(fc.constantFrom('a', 'b', 'c', '12', '1,234', 'x', 'y'), { maxLength: 40 });

  it('are covered from beginning to end, in turns alike and not', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const stretches = compareWords(left, right);
        let [l, r] = [0, 0];
        for (const [index, stretch] of stretches.entries()) {
          expect([stretch.left[0], stretch.right[0]]).toEqual([l, r]);
          [l, r] = [stretch.left[1], stretch.right[1]];
          if (stretch.isSame) expect(left.slice(...stretch.left)).toEqual(right.slice(...stretch.right));
          if (index > 0) expect(stretch.isSame).not.toBe(stretches[index - 1]?.isSame);
        }
        expect([l, r]).toEqual([left.length, right.length]);
      }),
    );
  });

  it('of which one is the other with a few words changed differ in no more words than those', () => {
    fc.assert(
      fc.property(text, fc.nat(39), (left, at) => {
        const right = left.map((word, index) => (index === at ? 'changed' : word));
        const changed = compareWords(left, right)
          .filter(({ isSame }) => !isSame)
          .reduce((sum, stretch) => sum + stretch.left[1] - stretch.left[0], 0);
        expect(changed).toBe(at < left.length ? 1 : 0);
      }),
    );
  });

  it('that are one and the same differ in nothing', () => {
    fc.assert(
      fc.property(text, (left) => {
        expect(compareWords(left, left).every(({ isSame }) => isSame)).toBe(true);
      }),
    );
  });
});

describe('a figure', () => {
  it.each(['1,234', 'FY2023', '٣', '(12)'])('is in %s', (word) => expect(holdsDigit(word)).toBe(true));
  it.each(['Total', '', '—'])('is not in “%s”', (word) => expect(holdsDigit(word)).toBe(false));
});
