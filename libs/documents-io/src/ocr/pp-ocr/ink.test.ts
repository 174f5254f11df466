import { expect, it } from '@jest/globals';
import { inkBand, inkOf, widestGap } from './ink.ts';

it('finds ink that is lighter than its paper as well', () => {
  expect([...inkOf({ pixels: Buffer.from([20, 20, 20, 240]), width: 4, height: 1 })]).toEqual([0, 0, 0, 1]);
  expect([...inkOf({ pixels: Buffer.from([240, 240, 240, 20]), width: 4, height: 1 })]).toEqual([0, 0, 0, 1]);
});

it('takes the rows in the middle for the line, not a rule at its edge, and all but the edges where there is none', () => {
  const [width, height] = [10, 40];
  const ink = new Uint8Array(width * height);
  for (let y = 12; y < 28; y++) ink.fill(1, y * width + 2, y * width + 6);
  expect(inkBand(ink, width, height)).toEqual({ from: 12, to: 28 });
  ink.fill(1, 0, 2 * width);
  expect(inkBand(ink, width, height)).toEqual({ from: 12, to: 28 });
  expect(inkBand(new Uint8Array(width * height), width, height)).toEqual({ from: 5, to: 35 });
});

it('finds the widest of several gaps, and none where ink is everywhere', () => {
  const columns = [...'##.##...#'].map((mark) => mark === '#');
  expect(widestGap(columns, 0, 8)).toEqual({ from: 5, to: 8 });
  const { from, to } = widestGap(columns, 0, 1);
  expect(to - from).toBe(0);
});
