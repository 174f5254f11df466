import type { BoundingBox } from '@gemmavision/domain/geometry';
import { partNearGrids, type Family } from './near-grids.ts';
import type { Marks } from './rulings.ts';
import type { Ruling } from '../page/index.ts';

/** A full grid: the elementary cells between its lines, joined where no line stands between them. */
export interface Grid {
  bbox: BoundingBox;
  xs: number[];
  ys: number[];
  /** `[row, col, rowSpan, colSpan]`, every elementary cell in exactly one. */
  cells: [row: number, col: number, rowSpan: number, colSpan: number][];
}

const reach = 3;

function crosses(h: Ruling, v: Ruling): boolean {
  return h.x0 - reach <= v.x0 && v.x0 <= h.x1 + reach && v.y0 - reach <= h.y0 && h.y0 <= v.y1 + reach;
}

function positions(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const kept: number[] = [];
  for (const value of sorted) {
    const last = kept[kept.length - 1];
    if (last === undefined || value - last > 3) kept.push(value);
  }
  return kept;
}

/** Lines that cross each other, directly or through others. */
function families(marks: Marks): Family[] {
  const left = new Set<Ruling>(marks.vertical);
  const found: Family[] = [];
  const free = new Set<Ruling>(marks.horizontal);
  for (const seed of marks.vertical) {
    if (!left.delete(seed)) continue;
    const family = { horizontal: [] as Ruling[], vertical: [seed] };
    const queueV = [seed];
    while (queueV.length > 0) {
      const v = queueV.pop();
      if (!v) break;
      for (const h of free) {
        if (!crosses(h, v)) continue;
        free.delete(h);
        family.horizontal.push(h);
        for (const other of left) {
          if (!crosses(h, other)) continue;
          left.delete(other);
          family.vertical.push(other);
          queueV.push(other);
        }
      }
    }
    found.push(family);
  }
  return found;
}

function hasLine(lines: readonly Ruling[], along: 'x' | 'y', at: number, from: number, to: number): boolean {
  const middle = (from + to) / 2;
  return lines.some((line) =>
    along === 'x'
      ? Math.abs(line.y0 - at) <= reach && line.x0 - reach <= middle && middle <= line.x1 + reach
      : Math.abs(line.x0 - at) <= reach && line.y0 - reach <= middle && middle <= line.y1 + reach,
  );
}

/** Joins elementary cells into rectangles: to the right first, then downwards as long as the whole width is open. */
function joinCells(xs: number[], ys: number[], horizontal: Ruling[], vertical: Ruling[]): Grid['cells'] {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const taken = new Set<number>();
  const cells: Grid['cells'] = [];
  const x = (i: number) => xs[i] ?? 0;
  const y = (i: number) => ys[i] ?? 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (taken.has(r * columns + c)) continue;
      let right = c + 1;
      while (
        right < columns &&
        !taken.has(r * columns + right) &&
        !hasLine(vertical, 'y', x(right), y(r), y(r + 1))
      )
        right++;
      let down = r + 1;
      const openBelow = () => {
        for (let k = c; k < right; k++) {
          if (hasLine(horizontal, 'x', y(down), x(k), x(k + 1))) return false;
          if (k > c && hasLine(vertical, 'y', x(k), y(down), y(down + 1))) return false;
        }
        return true;
      };
      while (down < rows && openBelow()) down++;
      for (let i = r; i < down; i++) for (let k = c; k < right; k++) taken.add(i * columns + k);
      cells.push([r, c, down - r, right - c]);
    }
  }
  return cells;
}

/** Finds full grids: families of crossing lines with at least two columns and two rows. */
export function findGrids(marks: Marks): Grid[] {
  const grids: Grid[] = [];
  for (const { horizontal, vertical } of families(marks).flatMap(partNearGrids)) {
    if (horizontal.length < 2 || vertical.length < 2) continue;
    const xs = positions(vertical.map((line) => line.x0));
    const ys = positions(horizontal.map((line) => line.y0));
    // Grids often leave out their outer sides: horizontal lines that stick out make a column.
    const far0 = Math.min(...horizontal.map((line) => line.x0));
    const far1 = Math.max(...horizontal.map((line) => line.x1));
    if (far0 < (xs[0] ?? 0) - 12) xs.unshift(far0);
    if (far1 > (xs[xs.length - 1] ?? 0) + 12) xs.push(far1);
    const top = Math.min(...vertical.map((line) => line.y0));
    const bottom = Math.max(...vertical.map((line) => line.y1));
    if (top < (ys[0] ?? 0) - 6) ys.unshift(top);
    if (bottom > (ys[ys.length - 1] ?? 0) + 6) ys.push(bottom);
    if (xs.length < 3 || ys.length < 3) continue;
    grids.push({
      bbox: [xs[0] ?? 0, ys[0] ?? 0, xs[xs.length - 1] ?? 0, ys[ys.length - 1] ?? 0],
      xs,
      ys,
      cells: joinCells(xs, ys, horizontal, vertical),
    });
  }
  return grids;
}
