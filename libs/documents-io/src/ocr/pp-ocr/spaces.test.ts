import { expect, it } from '@jest/globals';
import { spacesAmong } from './spaces.ts';

const height = 20;

it('knows type of fixed width: the wide gap beside a point is none, one of two places is', () => {
  // 1 2 . 5 0 _ R M, each 16 wide from middle to middle.
  const distances = [16, 16, 16, 16, 32, 16];
  const gaps = [4, 9.5, 9.5, 4, 20, 4];
  const pairs = distances.map((distance, index) => ({ distance, gap: gaps[index] ?? 0, spaceSeen: 0 }));
  expect(spacesAmong(pairs, height)).toEqual([false, false, false, false, true, false]);
});

it('believes the network where it was sure, and where it half was if there is room', () => {
  const pair = { distance: 10, gap: 1, spaceSeen: 0 };
  const others = Array.from({ length: 4 }, () => pair);
  expect(spacesAmong([{ ...pair, spaceSeen: 0.9 }, ...others], height)[0]).toBe(true);
  expect(spacesAmong([{ ...pair, spaceSeen: 0.2 }, ...others], height)[0]).toBe(false);
  expect(spacesAmong([{ ...pair, spaceSeen: 0.2, gap: 6 }, ...others], height)[0]).toBe(true);
});

it('parts two characters that stand far apart on a line of their own', () => {
  expect(spacesAmong([{ distance: 30, gap: 20, spaceSeen: 0 }], height)).toEqual([true]);
  expect(spacesAmong([], height)).toEqual([]);
});
