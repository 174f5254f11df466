import { expect, it } from '@jest/globals';
import { lineWords } from './line-words.ts';

/** A line of 10 rows in which each `#` is a column of ink two pixels wide. */
function cutOf(drawn: string) {
  const width = drawn.length * 2;
  const pixels = Buffer.alloc(width * 20, 230);
  for (const [index, mark] of [...drawn].entries()) {
    if (mark !== '#') continue;
    for (let y = 5; y < 15; y++) pixels.fill(40, y * width + index * 2, y * width + index * 2 + 2);
  }
  return { pixels, width, height: 20 };
}

/** Characters whose middles stand at those places of the drawing: one step a place. */
function at(places: Record<number, string>, spaceBefore = 0) {
  return Object.entries(places).map(([place, text]) => ({
    spaceBefore,
    text,
    confidence: 0.9,
    from: Number(place),
    to: Number(place) + 1,
  }));
}

const box = { centreX: 100, centreY: 50, width: 64, height: 20, angle: 0 };

it('parts words where the ink has a gap, though no space was read, and boxes the ink of each', () => {
  const cut = cutOf('..##.##......##.##..............');
  const words = lineWords(at({ 2: 'a', 5: 'b', 13: '1', 16: '2' }), { cut, box, columnsPerStep: 2, line: 3 });
  expect(words.map(({ text }) => text)).toEqual(['ab', '12']);
  expect(words.map(({ bbox }) => bbox)).toEqual([
    [72, 45, 82, 55],
    [94, 45, 104, 55],
  ]);
  expect(words.every(({ ocrLine }) => ocrLine?.line === 3)).toBe(true);
});

it('parts words where a space was read, though their letters nearly touch', () => {
  const cut = cutOf('..##.##.........................');
  const words = lineWords(at({ 2: 'a', 5: 'b' }, 0.6), { cut, box, columnsPerStep: 2, line: 0 });
  expect(words.map(({ text }) => text)).toEqual(['a', 'b']);
});

it('makes no word of nothing, and stands a line without any ink', () => {
  const cut = cutOf('................................');
  expect(lineWords([], { cut, box, columnsPerStep: 2, line: 0 })).toEqual([]);
  const [word] = lineWords(at({ 3: 'x' }), { cut, box, columnsPerStep: 2, line: 0 });
  expect(word?.text).toBe('x');
  expect(word && word.bbox[0] < word.bbox[2] && word.bbox[1] < word.bbox[3]).toBe(true);
});
