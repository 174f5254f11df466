import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placedWords } from '../placed-words.ts';
import { markedRuns } from './marked-runs.ts';

const piecesOf = (text: string) =>
  placedWords(
    text,
    text.split(/\s+/).map((word) => ({ text: word })),
  );
const said = (text: string, marks: { start: number; end: number }[]) =>
  markedRuns(piecesOf(text), marks).map(({ mark, pieces }) => [
    mark,
    pieces.map((piece) => piece.text).join(''),
  ]);

describe('the runs of a marked text', () => {
  it('hold each mark whole, also over the ends of lines', () =>
    expect(
      said('to Lange Straße 12\n10115 Berlin, Ann Lee', [
        { start: 3, end: 31 },
        { start: 33, end: 40 },
      ]),
    ).toEqual([
      [null, 'to '],
      [0, 'Lange Straße 12\n10115 Berlin,'],
      [null, ' '],
      [1, 'Ann Lee'],
    ]));

  it('are the text again, and every mark is in one run', () => {
    const gaps = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 6 })), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1 }), gaps, (words, lengths) => {
        const text = words.join(' ');
        let at = 0;
        const marks = lengths.flatMap(([gap, length]) => {
          const start = at + gap;
          at = start + length;
          return at > text.length ? [] : [{ start, end: at }];
        });
        const runs = markedRuns(piecesOf(text), marks);
        expect(runs.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('')).toBe(text);
        const order = runs.flatMap(({ mark }) => mark ?? []);
        expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
      }),
    );
  });
});
