import type { Ruling } from '@gemmavision/extraction/page';
import type { GreyImage } from '../ocr/engine.ts';
import { black, inkOf } from './ink.ts';

/** Sizes in points of a page 612 points wide, as a share of the picture's shorter side. */
const point = 1 / 612;
/** Dashes end at 12 points or so; lines under a column of numbers begin at about 20. */
const shortest = 20;
const thickest = 3.2;
/** A line of print drawn by a dot printer or a noisy scan has holes of up to this many pixels. */
const hole = 2;
/** The share of a line's best row that is ink: rows of letters with serifs stay below. */
const solid = 0.9;
/** A bar of so many points is longer than any row of serifs without a gap. */
const longerThanWords = 70;
/** Pieces of one line with a gap of up to so many points are joined. */
const joined = 1.6;

/** One piece of a line in the picture, along an axis; `across` is the first and last row that it fills. */
interface Piece {
  from: number;
  to: number;
  first: number;
  last: number;
  area: number;
  /** Ink in its fullest row. */
  fullest: number;
}

/**
 * The horizontal and vertical lines of a picture that lies level, in its pixels: long thin bars of ink. Letters,
 * dashes and filled areas are none.
 */
export function findRulings(image: GreyImage): Ruling[] {
  const ink = inkOf(image);
  const size = Math.min(image.width, image.height) * point;
  const horizontal = piecesAlong(ink, image.width, image.height, 1, image.width, size);
  const vertical = piecesAlong(ink, image.height, image.width, image.width, 1, size);
  const rows = horizontal.map(({ from, to, first, last, area }): Ruling => {
    const y = (first + last + 1) / 2;
    return { x0: from, y0: y, x1: to, y1: y, thickness: area / (to - from) };
  });
  const columns = vertical.map(({ from, to, first, last, area }): Ruling => {
    const x = (first + last + 1) / 2;
    return { x0: x, y0: from, x1: x, y1: to, thickness: area / (to - from) };
  });
  // The stem of a tall letter stands alone; a short side of a cell ends at lines.
  const long = size * 40;
  const meets = (column: Ruling) =>
    rows.some(
      (row) =>
        row.x0 - 2 * size <= column.x0 &&
        column.x0 <= row.x1 + 2 * size &&
        column.y0 - 2 * size <= row.y0 &&
        row.y0 <= column.y1 + 2 * size,
    );
  return [...rows, ...columns.filter((column) => column.y1 - column.y0 >= long || meets(column))];
}

/**
 * Pieces that run along one axis: `length` pixels a row, `step` apart, in `rows` rows, `stride` apart.
 */
function piecesAlong(
  ink: Uint8Array,
  length: number,
  rows: number,
  step: number,
  stride: number,
  size: number,
): Piece[] {
  const least = Math.max(30, shortest * size);
  const shortRun = Math.max(12, least * 0.3);
  let open: Piece[] = [];
  const closed: Piece[] = [];
  for (let row = 0; row < rows; row++) {
    const next: Piece[] = [];
    for (const run of runsOf(ink, row * stride, step, length, shortRun)) {
      const above = open.filter((piece) => piece.from <= run.to + hole && run.from <= piece.to + hole);
      const touching = [...above, ...next.filter((piece) => piece.from <= run.to && run.from <= piece.to)];
      const piece: Piece = {
        from: Math.min(run.from, ...touching.map((other) => other.from)),
        to: Math.max(run.to, ...touching.map((other) => other.to)),
        first: Math.min(row, ...touching.map((other) => other.first)),
        last: row,
        area: touching.reduce((sum, other) => sum + other.area, run.ink),
        fullest: Math.max(run.ink, ...touching.map((other) => other.fullest)),
      };
      open = open.filter((other) => !above.includes(other));
      for (const other of touching) if (next.includes(other)) next.splice(next.indexOf(other), 1);
      next.push(piece);
    }
    closed.push(...open);
    open = next;
  }
  closed.push(...open);
  // A faint line beside something black is grey there.
  const isGreyBetween = (piece: Piece, next: Piece) => {
    const row = Math.floor((piece.first + piece.last) / 2);
    let filled = 0;
    for (let at = piece.to; at < next.from; at++) if (ink[row * stride + at * step]) filled++;
    return filled >= solid * (next.from - piece.to);
  };
  return joinPieces(
    closed.filter((piece) => isBar(piece, size)),
    (piece, next) => next.from - piece.to <= Math.max(3, joined * size) || isGreyBetween(piece, next),
  ).filter(
    (piece) =>
      piece.to - piece.from >= least &&
      (piece.to - piece.from >= longerThanWords * size || standsAlone(piece, ink, rows, step, stride)),
  );
}

function isBar(piece: Piece, size: number): boolean {
  const length = piece.to - piece.from;
  const thickness = piece.area / length;
  const room = Math.max(2, length * 0.006);
  return (
    piece.fullest >= solid * Math.min(length, 40 * size) &&
    thickness <= Math.max(3, thickest * size) &&
    thickness * 8 <= length &&
    piece.last - piece.first + 1 <= Math.min(thickness + 2, Math.max(3, thickest * size)) + room
  );
}

/** Whether a bar is no row of serifs: letters would stand on it, or hang from it, along a good part of its length. */
function standsAlone(piece: Piece, ink: Uint8Array, rows: number, step: number, stride: number): boolean {
  const middle = Math.floor((piece.first + piece.last) / 2);
  const far = piece.last - piece.first + 4;
  return [-1, 1].every((side) => {
    let touched = 0;
    for (let at = piece.from; at < piece.to; at++) {
      let row = middle;
      while (
        row >= 0 &&
        row < rows &&
        (row - middle) * side < far &&
        ink[row * stride + at * step] === black
      ) {
        row += side;
      }
      if ((row - middle) * side >= far) touched++;
    }
    return touched < 0.2 * (piece.to - piece.from);
  });
}

/** Runs of ink in one row, holes closed. */
function runsOf(
  ink: Uint8Array,
  start: number,
  step: number,
  length: number,
  least: number,
): { from: number; to: number; ink: number }[] {
  const runs: { from: number; to: number; ink: number }[] = [];
  let from = -1;
  let last = -1;
  let filled = 0;
  const close = () => {
    if (from >= 0 && last + 1 - from >= least && filled >= 0.75 * (last + 1 - from)) {
      runs.push({ from, to: last + 1, ink: filled });
    }
  };
  for (let at = 0, index = start; at < length; at++, index += step) {
    if (ink[index] !== black) continue;
    if (from < 0 || at - last > hole + 1) {
      close();
      from = at;
      filled = 0;
    }
    last = at;
    filled++;
  }
  close();
  return runs;
}

/** Joins pieces that lie on one line, end to end. */
function joinPieces(pieces: Piece[], continues: (piece: Piece, next: Piece) => boolean): Piece[] {
  const sorted = [...pieces].sort((a, b) => a.from - b.from);
  const joinedPieces: Piece[] = [];
  for (const piece of sorted) {
    const before = joinedPieces.find(
      (other) =>
        piece.to > other.to &&
        piece.first <= other.last + 2 &&
        other.first <= piece.last + 2 &&
        continues(other, piece),
    );
    if (before) {
      const longer = piece.to - piece.from > before.to - before.from;
      before.to = piece.to;
      before.area += piece.area;
      before.fullest += piece.fullest;
      if (longer) [before.first, before.last] = [piece.first, piece.last];
    } else joinedPieces.push({ ...piece });
  }
  return joinedPieces;
}
