import { describe, expect, it } from '@jest/globals';
import { aPage, type PlacedText } from '../page/page-builder.ts';
import type { Ruling } from '../page/index.ts';
import { findTables } from './explain-tables.ts';

/** A frame with lines at all of the given places. */
function frame(xs: readonly number[], ys: readonly number[]): Ruling[] {
  const [x0 = 0] = xs;
  const x1 = xs[xs.length - 1] ?? 0;
  const [y0 = 0] = ys;
  const y1 = ys[ys.length - 1] ?? 0;
  return [
    ...ys.map((y): Ruling => ({ x0, y0: y, x1, y1: y, thickness: 0.5 })),
    ...xs.map((x): Ruling => ({ x0: x, y0, x1: x, y1, thickness: 0.5 })),
  ];
}

const fill = (xs: readonly number[], ys: readonly number[], word: string): PlacedText[] =>
  ys
    .slice(0, -1)
    .flatMap((y, r) => xs.slice(0, -1).map((x, c) => ({ text: `${word}${r}${c}`, x: x + 4, y: y + 3 })));

const shapesOf = (frames: readonly (readonly [xs: number[], ys: number[]])[]) =>
  findTables(
    aPage({
      texts: frames.flatMap(([xs, ys], i) => fill(xs, ys, 'abc'[i] ?? 'x')),
      rulings: frames.flatMap(([xs, ys]) => frame(xs, ys)),
    }),
  ).map(({ rows }) => [rows.length, rows[0]?.length]);

describe('frames that nearly touch', () => {
  it('are tables of their own below each other where their columns differ', () => {
    expect(
      shapesOf([
        [
          [50, 150, 250, 350],
          [100, 118, 136],
        ],
        [
          [50, 200, 350],
          [138.5, 156, 174, 192],
        ],
      ]),
    ).toEqual([
      [2, 3],
      [3, 2],
    ]);
  });

  it('are tables of their own beside each other where their rows differ', () => {
    expect(
      shapesOf([
        [
          [50, 120, 200],
          [100, 118, 136, 154],
        ],
        [
          [202.5, 280, 350],
          [100, 127, 154],
        ],
      ]),
    ).toEqual([
      [3, 2],
      [2, 2],
    ]);
  });

  it('are one table where a double rule has the same columns on both sides', () => {
    expect(
      shapesOf([
        [
          [50, 150, 250, 350],
          [100, 118],
        ],
        [
          [50, 150, 250, 350],
          [120, 138, 156],
        ],
      ]),
    ).toEqual([[3, 3]]);
  });
});
