import { linesOf, type PlacedWord } from '../page/index.ts';
import type { Grid } from './grids.ts';
import { segmentLine } from './segments.ts';

type Cell = Grid['cells'][number];

/**
 * Parts cells that only a lost line joins: a piece of a rule that was not drawn, or not found on a scan. Texts with a
 * column's gap between them, each in a column of its own, are several cells; so are numbers below each other, each in
 * a row of its own. `wordsIn` gives the words of a cell.
 */
export function partAtLostLines(grid: Grid, wordsIn: (cell: Cell) => readonly PlacedWord[]): Grid {
  const cells = grid.cells.flatMap((cell) => {
    const [, , rowSpan, colSpan] = cell;
    if (rowSpan * colSpan === 1) return [cell];
    const words = wordsIn(cell);
    if (words.length < 2) return [cell];
    return partColumns(grid, cell, words).flatMap((part) => partRows(grid, part, wordsIn(part)));
  });
  return { ...grid, cells };
}

/** The track (column or row) that holds the whole of an extent; undefined where it reaches over an edge. */
function trackOf(edges: readonly number[], from: number, to: number, slack: number): number | undefined {
  const at = edges.findIndex((edge, i) => {
    const next = edges[i + 1];
    return next !== undefined && from >= edge - slack && to <= next + slack;
  });
  return at < 0 ? undefined : at;
}

function partColumns(grid: Grid, [row, col, rowSpan, colSpan]: Cell, words: readonly PlacedWord[]): Cell[] {
  const whole: Cell[] = [[row, col, rowSpan, colSpan]];
  if (colSpan === 1) return whole;
  const tracks = new Set<number>();
  let mostBeside = 0;
  for (const line of linesOf(words)) {
    const { segments } = segmentLine(line);
    mostBeside = Math.max(mostBeside, segments.length);
    for (const { bbox } of segments) {
      const track = trackOf(grid.xs, bbox[0], bbox[2], 1.5);
      if (track === undefined) return whole;
      tracks.add(track);
    }
  }
  if (mostBeside < 2 || tracks.size < 2) return whole;
  const starts = [...tracks].sort((a, b) => a - b);
  return starts.map((start, i): Cell => {
    const from = i === 0 ? col : start;
    return [row, from, rowSpan, (starts[i + 1] ?? col + colSpan) - from];
  });
}

function partRows(grid: Grid, [row, col, rowSpan, colSpan]: Cell, words: readonly PlacedWord[]): Cell[] {
  const whole: Cell[] = [[row, col, rowSpan, colSpan]];
  const lines = linesOf(words);
  if (rowSpan === 1 || lines.length < 2) return whole;
  const tracks: number[] = [];
  for (const line of lines) {
    const isNumber = segmentLine(line).segments.every((segment) => segment.isValue);
    const track = trackOf(grid.ys, line.top, line.bottom, (line.bottom - line.top) * 0.3);
    if (!isNumber || track === undefined || tracks.includes(track)) return whole;
    tracks.push(track);
  }
  tracks.sort((a, b) => a - b);
  return tracks.map((start, i): Cell => {
    const from = i === 0 ? row : start;
    return [from, col, (tracks[i + 1] ?? row + rowSpan) - from, colSpan];
  });
}
