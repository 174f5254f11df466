import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextWord, placedWords } from './placed-words.ts';

const words = (...texts: string[]) => texts.map((text) => ({ text }));

describe('words in their text', () => {
  it('keep lines and find each word in turn', () => {
    expect(placedWords('Net net\nincome', words('Net', 'net', 'income'))).toEqual([
      { text: 'Net', word: 0 },
      { text: ' ', word: null },
      { text: 'net', word: 1 },
      { text: '\n', word: null },
      { text: 'income', word: 2 },
    ]);
  });

  it('pass over a word that the text does not show', () => {
    expect(placedWords('a b', words('a', 'x', 'b')).flatMap((piece) => piece.word ?? [])).toEqual([0, 2]);
  });

  it('never change the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ maxLength: 4 })), (text, texts) => {
        expect(
          placedWords(text, words(...texts))
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('are walked through in reading order, and end at both ends', () => {
    const pieces = placedWords('a b', words('a', 'x', 'b'));
    expect(nextWord(pieces, undefined, 1)).toBe(0);
    expect(nextWord(pieces, 0, 1)).toBe(2);
    expect(nextWord(pieces, 2, 1)).toBeUndefined();
    expect(nextWord(pieces, 2, -1)).toBe(0);
    expect(nextWord(pieces, 0, -1)).toBeUndefined();
    expect(nextWord([], undefined, 1)).toBeUndefined();
  });
});
