import { expect, it } from '@jest/globals';
import { readCharacters } from './read-characters.ts';

const alphabet = ['a', 'b', ' '];

/** One row a step: what is likely in it, with its probability. */
function output(steps: readonly [likeliest: string, probability: number][]) {
  const data = new Float32Array(steps.length * 4);
  for (const [step, [text, probability]] of steps.entries()) {
    data.fill((1 - probability) / 3, step * 4, step * 4 + 4);
    data[step * 4 + 1 + alphabet.indexOf(text)] = probability;
  }
  return { data, dims: [1, steps.length, 4] };
}

it('joins the steps of one character, and parts two of the same where nothing stands between', () => {
  const seen = readCharacters(
    output([
      ['', 0.9],
      ['a', 0.7],
      ['a', 0.95],
      ['', 0.8],
      ['a', 0.6],
      [' ', 0.9],
      ['b', 0.99],
    ]),
    alphabet,
  );
  expect(seen.map(({ text, from, to }) => [text, from, to])).toEqual([
    ['a', 1, 3],
    ['a', 4, 5],
    ['b', 6, 7],
  ]);
  expect(seen[0]?.confidence).toBeCloseTo(0.95);
  expect(seen.map(({ spaceBefore }) => spaceBefore > 0.5)).toEqual([false, false, true]);
});

it('reads nothing in no steps', () => {
  expect(readCharacters({ data: new Float32Array(0), dims: [1, 0, 4] }, alphabet)).toEqual([]);
});
