import type { Fill } from '@gemmavision/extraction/page';
import type { GreyImage } from '../ocr/engine.ts';

/** A shade differs from the paper by at least this much of 255; the lightest bands in use differ by 8 to 15. */
const leastContrast = 5;
/** Cells of one shade differ by less. */
const sameShade = 7;
/** Where the light parts of the page differ by more, its light falls unevenly. */
const unevenLight = 5;
/** By so many cells the ends of a fill's rows may differ. */
const slack = 3;
/** Light letters stand on shades darker than this. */
const lightLetters = 170;
/** Darker than this it is a picture, or a bar. */
const darkest = 10;
/** In points of a page 612 points wide: side of a cell, and the smallest area that counts. */
const cellSide = 2.2;
const smallest = { width: 24, height: 6.5 };

/** The shade of every cell of a picture. */
interface Shades {
  levels: Uint8Array;
  columns: number;
  rows: number;
  side: number;
  /** The paper's level at each cell: everywhere the same, unless the light falls unevenly. */
  paper: Uint8Array;
  /** How much darker than the paper a shade must be. */
  contrast: number;
}

/**
 * The filled areas of a picture that lies level, in its pixels: bands behind rows, backgrounds of headers. Letters
 * on them do not matter, for the shade of a place is that of the lighter half of its pixels (of the darker half
 * where the background is dark).
 */
export function findFills(image: GreyImage): Fill[] {
  const size = Math.min(image.width, image.height) / 612;
  const shades = shadesOf(image, Math.max(3, Math.round(cellSide * size)));
  const open: OpenFill[] = [];
  const fills: Fill[] = [];
  const close = (fill: OpenFill) => {
    const bbox = trimmed(image, fill, shades);
    if (bbox[2] - bbox[0] >= smallest.width * size && bbox[3] - bbox[1] >= smallest.height * size) {
      fills.push({ bbox, luminance: Math.round((fill.level / 255) * 1000) / 1000 });
    }
  };
  for (let row = 0; row <= shades.rows; row++) {
    const runs = row < shades.rows ? runsOf(shades, row) : [];
    for (const fill of [...open]) {
      // Letters break a band's row into shorter runs: those inside continue it as well.
      const own = runs.filter(
        (run) =>
          run.from >= fill.from - slack &&
          run.to <= fill.to + slack &&
          Math.abs(run.level - fill.level) <= sameShade,
      );
      const covered = own.reduce((sum, run) => sum + run.to - run.from, 0);
      const wider = runs.find(
        (run) =>
          row - fill.first <= 3 &&
          run.from <= fill.from + slack &&
          run.to >= fill.to - slack &&
          Math.abs(run.level - fill.level) <= sameShade,
      );
      if (wider) own.push(...(own.includes(wider) ? [] : [wider]));
      if (wider || covered >= 0.3 * (fill.to - fill.from)) {
        fill.last = row;
        for (const run of own) {
          fill.from = Math.min(fill.from, run.from);
          fill.to = Math.max(fill.to, run.to);
          if (runs.includes(run)) runs.splice(runs.indexOf(run), 1);
        }
      } else if (row - fill.last > 2) {
        open.splice(open.indexOf(fill), 1);
        close(fill);
      }
    }
    for (const run of runs) open.push({ ...run, first: row, last: row });
  }
  open.forEach(close);
  return withoutDoubles(fills);
}

/** Fills without those that lie mostly on another one of the same shade. */
function withoutDoubles(fills: Fill[]): Fill[] {
  const kept: Fill[] = [];
  for (const fill of [...fills].sort((a, b) => areaOf(b.bbox) - areaOf(a.bbox))) {
    const covered = kept.some(({ bbox }) => {
      const width = Math.min(bbox[2], fill.bbox[2]) - Math.max(bbox[0], fill.bbox[0]);
      const height = Math.min(bbox[3], fill.bbox[3]) - Math.max(bbox[1], fill.bbox[1]);
      return width > 0 && height > 0 && width * height > 0.5 * areaOf(fill.bbox);
    });
    if (!covered) kept.push(fill);
  }
  return kept.sort((a, b) => a.bbox[1] - b.bbox[1] || a.bbox[0] - b.bbox[0]);
}

function areaOf([x0, y0, x1, y1]: Fill['bbox']): number {
  return (x1 - x0) * (y1 - y0);
}

/** Columns `from` to `to` (exclusive), rows `first` to `last`, of cells of one shade. */
interface OpenFill {
  from: number;
  to: number;
  first: number;
  last: number;
  level: number;
}

function shadesOf({ width, height, pixels }: GreyImage, side: number): Shades {
  const columns = Math.floor(width / side);
  const rows = Math.floor(height / side);
  const levels = new Uint8Array(columns * rows);
  const counts = new Uint16Array(256);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let [lightest, darkest] = [0, 255];
      for (let y = row * side; y < (row + 1) * side; y++) {
        const start = y * width + column * side;
        for (let at = start; at < start + side; at++) {
          const level = pixels[at] ?? 255;
          counts[level] = (counts[level] ?? 0) + 1;
          if (level > lightest) lightest = level;
          if (level < darkest) darkest = level;
        }
      }
      const level = shadeOf(counts, lightest, darkest, side * side);
      counts.fill(0, darkest, lightest + 1);
      levels[row * columns + column] = level;
      histogram[level] = (histogram[level] ?? 0) + 1;
    }
  }
  const paper = paperOf(levels, columns, rows, histogram);
  return { levels, columns, rows, side, paper, contrast: Math.max(leastContrast, noiseOf(levels) * 6) };
}

/** The shade behind the letters of a cell: the mean of its lighter half, or of its darker one if that is more even. */
function shadeOf(counts: Uint16Array, lightest: number, darkest: number, pixels: number): number {
  const half = pixels / 2;
  let middle = lightest;
  let lighter = 0;
  let sum = 0;
  let all = 0;
  for (let level = lightest; level >= darkest; level--) {
    const count = counts[level] ?? 0;
    all += count * level;
    if (lighter >= half) continue;
    const taken = Math.min(count, half - lighter);
    lighter += taken;
    sum += taken * level;
    middle = level;
  }
  const darkIsEven = lightest - middle > 2 * (middle - darkest) && middle < lightLetters;
  return Math.round(darkIsEven ? (all - sum) / (pixels - half) : sum / half);
}

/** How much the paper's shade changes from one cell to the next: half of the steps are smaller. */
function noiseOf(levels: Uint8Array): number {
  const steps = new Uint32Array(256);
  for (let at = 1; at < levels.length; at++) {
    const step = Math.abs((levels[at] ?? 0) - (levels[at - 1] ?? 0));
    steps[step] = (steps[step] ?? 0) + 1;
  }
  let seen = 0;
  let step = 0;
  while (step < 255 && (seen += steps[step] ?? 0) < levels.length / 2) step++;
  return step;
}

/** The paper's level at every cell. Where it differs over the page, it is that of the cell's neighbourhood. */
function paperOf(levels: Uint8Array, columns: number, rows: number, histogram: Uint32Array): Uint8Array {
  let usual = 255;
  for (let level = 128; level < 256; level++) {
    if ((histogram[level] ?? 0) >= (histogram[usual] ?? 0)) usual = level;
  }
  const tile = 24;
  const across = Math.ceil(columns / tile);
  const counts = new Uint32Array(256);
  const lightest: number[] = [];
  for (let top = 0; top < rows; top += tile) {
    for (let left = 0; left < columns; left += tile) {
      const right = Math.min(columns, left + tile);
      const bottom = Math.min(rows, top + tile);
      counts.fill(0);
      for (let row = top; row < bottom; row++) {
        for (let at = row * columns + left; at < row * columns + right; at++) {
          const level = levels[at] ?? 255;
          counts[level] = (counts[level] ?? 0) + 1;
        }
      }
      // What all but the lightest 15 % of the tile's cells are at most as light as.
      let level = 255;
      let lighter = counts[level] ?? 0;
      const few = Math.floor((right - left) * (bottom - top) * 0.15);
      while (lighter <= few && level > 0) lighter += counts[--level] ?? 0;
      lightest.push(level);
    }
  }
  const sorted = [...lightest].sort((a, b) => a - b);
  const spread =
    (sorted[Math.floor(sorted.length * 0.8)] ?? 0) - (sorted[Math.floor(sorted.length * 0.2)] ?? 0);
  const paper = new Uint8Array(levels.length).fill(usual);
  if (spread < unevenLight) return paper;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = Math.floor(row / tile) * across + Math.floor(column / tile);
      paper[row * columns + column] = lightest[at] ?? usual;
    }
  }
  return paper;
}

/** Runs of cells of one shade that is not the paper's; a few cells under letters may break it. */
function runsOf(shades: Shades, row: number): { from: number; to: number; level: number }[] {
  const { levels, columns, paper, contrast } = shades;
  const runs: { from: number; to: number; level: number }[] = [];
  let from = -1;
  let last = -1;
  let sum = 0;
  let count = 0;
  const close = () => {
    if (count >= 8 && count >= 0.7 * (last + 1 - from)) runs.push({ from, to: last + 1, level: sum / count });
    from = -1;
  };
  for (let column = 0; column < columns; column++) {
    const level = levels[row * columns + column] ?? 255;
    const shaded = level <= (paper[row * columns + column] ?? 255) - contrast;
    if (from >= 0 && shaded && Math.abs(level - sum / count) <= sameShade) {
      last = column;
      sum += level;
      count++;
    } else if (from < 0 || !shaded || column - last > 3) {
      // A paper-white cell ends a run at once where several follow; one alone is a gap in a noisy scan.
      if (from >= 0 && (column - last > 3 || (!shaded && column - last > 1))) close();
      if (from < 0 && shaded && level > darkest) {
        from = column;
        last = column;
        sum = level;
        count = 1;
      }
    }
  }
  if (from >= 0) close();
  return runs;
}

/** The fill's box to the pixel: its edges are where most of a row (column) of pixels changes to the paper. */
function trimmed(image: GreyImage, fill: OpenFill, { side, paper, columns }: Shades): Fill['bbox'] {
  const { width, height, pixels } = image;
  const limit = (fill.level + (paper[fill.first * columns + fill.from] ?? 255)) / 2;
  let [x0, x1] = [fill.from * side, fill.to * side];
  let [y0, y1] = [fill.first * side, (fill.last + 1) * side];
  const rowIsShaded = (y: number) => {
    let shaded = 0;
    let seen = 0;
    for (let x = x0; x < x1; x += 2, seen++) if ((pixels[y * width + x] ?? 255) < limit) shaded++;
    return shaded * 2 > seen;
  };
  const columnIsShaded = (x: number) => {
    let shaded = 0;
    let seen = 0;
    for (let y = y0; y < y1; y++, seen++) if ((pixels[y * width + x] ?? 255) < limit) shaded++;
    return shaded * 2 > seen;
  };
  const reach = 2 * side;
  for (let k = 0; k < reach && y0 > 0 && rowIsShaded(y0 - 1); k++) y0--;
  for (let k = 0; k < reach && y1 < height && rowIsShaded(y1); k++) y1++;
  for (let k = 0; k < 2 * reach && x0 > 0 && columnIsShaded(x0 - 1); k++) x0--;
  for (let k = 0; k < 2 * reach && x1 < width && columnIsShaded(x1); k++) x1++;
  return [x0, y0, x1, y1];
}
