import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Word } from './extraction-result.ts';
import type { TextHit } from './text-hits.ts';
import { findInPage, mayContain, readTextQuery } from './text-search.ts';

/** Words in lines, each letter ten wide and each line ten high. */
function wordsOf(...lines: string[]): Word[] {
  return lines.flatMap((line, row) => {
    let x = 0;
    return line.split(' ').map((text): Word => {
      const from = x;
      x += (text.length + 1) * 10;
      return { text, bbox: [from, row * 20, from + text.length * 10, row * 20 + 10], confidence: 1 };
    });
  });
}

function find(typed: string, ...lines: string[]): TextHit[] {
  const query = readTextQuery(typed);
  return query === undefined ? [] : findInPage({ page: 3, words: wordsOf(...lines) }, query);
}

describe('searching a page', () => {
  it('finds words whatever their case, dashes and ligatures, with the box of the letters alone', () => {
    const [hit] = find('FIscal', 'the \uFB01scal year');
    expect(hit).toMatchObject({ page: 3, words: [1, 1], before: 'the', after: 'year' });
    expect(find('net-sales', 'Net–sales rose')).toHaveLength(1);
    expect(find('sal', 'net sales')[0]?.boxes).toEqual([[40, 0, 70, 10]]);
  });

  it('finds a phrase over the end of a line, with a box a line', () => {
    const [hit] = find('total current assets', 'Our total current', 'assets grew');
    expect(hit?.boxes).toEqual([
      [40, 0, 170, 10],
      [0, 20, 60, 30],
    ]);
    expect(hit?.words).toEqual([1, 3]);
  });

  it('finds a figure however its thousands are grouped, and only that figure’s letters', () => {
    expect(find('14694', 'sales of 14,694 million')).toHaveLength(1);
    expect(find('14,694', "sales of 14'694 million")).toHaveLength(1);
    expect(find('14694', 'sales of 14 694')).toHaveLength(0);
  });

  it('finds every place, none of them twice', () => {
    expect(find('aa', 'aaaa baa')).toHaveLength(3);
    expect(find('   ', 'anything')).toEqual([]);
  });

  it('never throws, and every hit has a box inside the boxes of its words', () => {
    const line = fc.array(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(line, fc.string({ maxLength: 5 }), (texts, typed) => {
        const words = texts.map((text, index): Word => ({
          text,
          bbox: [index * 100, 0, index * 100 + 80, 10],
          confidence: 1,
        }));
        const query = readTextQuery(typed);
        if (query === undefined) return;
        for (const hit of findInPage({ page: 1, words }, query)) {
          const [first, last] = hit.words;
          expect(first).toBeLessThanOrEqual(last);
          for (const box of hit.boxes) {
            expect(box[0]).toBeGreaterThanOrEqual(first * 100);
            expect(box[2]).toBeLessThanOrEqual(last * 100 + 80);
          }
        }
      }),
    );
  });

  it('passes over no page whose words are its text', () => {
    const word = fc.stringMatching(/^[a-z0-9,.’-]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 10 }), word, (texts, typed) => {
        const query = readTextQuery(typed);
        if (query === undefined) return;
        if (findInPage({ page: 1, words: wordsOf(texts.join(' ')) }, query).length > 0)
          expect(mayContain(texts.join('\n'), query)).toBe(true);
      }),
    );
  });
});
