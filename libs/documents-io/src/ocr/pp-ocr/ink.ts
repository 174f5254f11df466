import type { GreyImage } from '../engine.ts';

/** A stretch of rows or columns, from the first to behind the last. */
export interface Stretch {
  from: number;
  to: number;
}

/** Which pixels of a line of writing are ink: whatever differs from its paper by half as much as its boldest parts. */
export function inkOf({ pixels }: GreyImage): Uint8Array {
  const sorted = Uint8Array.from(pixels).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const paper = at(0.5);
  const [darkest, lightest] = [at(0.02), at(0.98)];
  const dark = paper - darkest >= lightest - paper;
  const contrast = Math.max(dark ? paper - darkest : lightest - paper, 24);
  const ink = new Uint8Array(pixels.length);
  for (let index = 0; index < pixels.length; index++) {
    const difference = dark ? paper - (pixels[index] ?? 0) : (pixels[index] ?? 0) - paper;
    if (difference > contrast / 2) ink[index] = 1;
  }
  return ink;
}

/** The line stands in the middle of its picture: what fills the outer quarters alone is an edge, a rule, a neighbour. */
const outerShare = 0.25;
/** Lower than this share of its picture no line is: where so little is found, it is not known where the line stands. */
const lowestShare = 0.3;

/** The rows that the line itself fills: around the fullest row, up to where hardly any ink is left. */
export function inkBand(ink: Uint8Array, width: number, height: number): Stretch {
  const rows = Array.from({ length: height }, (_, y) => {
    let count = 0;
    for (let x = 0; x < width; x++) count += ink[y * width + x] ?? 0;
    return count;
  });
  const outer = Math.floor(height * outerShare);
  const middle = rows.slice(outer, height - outer);
  const most = Math.max(...middle);
  const enough = most * 0.1;
  let from = outer + middle.indexOf(most);
  let to = from + 1;
  while (from > 0 && (rows[from - 1] ?? 0) > enough) from--;
  while (to < height && (rows[to] ?? 0) > enough) to++;
  if (to - from >= height * lowestShare) return { from, to };
  return { from: Math.floor(outer / 2), to: height - Math.floor(outer / 2) };
}

/** For each column whether it has ink within the band. */
export function inkColumns(ink: Uint8Array, width: number, band: Stretch): boolean[] {
  return Array.from({ length: width }, (_, x) => {
    for (let y = band.from; y < band.to; y++) if (ink[y * width + x] === 1) return true;
    return false;
  });
}

/** The longest run of columns without ink between two columns; empty, in the middle, where there is none. */
export function widestGap(columns: readonly boolean[], from: number, to: number): Stretch {
  const middle = Math.round((from + to) / 2);
  let best: Stretch = { from: middle, to: middle };
  let start = from;
  for (let x = from; x <= to; x++) {
    if (x < to && columns[x] !== true) continue;
    if (x - start > best.to - best.from) best = { from: start, to: x };
    start = x + 1;
  }
  return best;
}
