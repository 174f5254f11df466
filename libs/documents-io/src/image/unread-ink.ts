import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { GreyImage } from '../ocr/engine.ts';
import { black, inkOf } from './ink.ts';

/** A letter's height in usual word heights; smaller is a mark or dirt, larger a picture or a line. */
const letter = { least: 0.45, most: 1.7 };
/** Letters with no more than this between them, in usual word heights, stand on one line together. */
const wordGap = 0.9;
/** So many pieces of a page are looked at, the widest first: a photograph is full of them. */
const mostPieces = 60;

/**
 * Where a picture shows what looks like letters outside of the given boxes: pieces of lines, as boxes.
 *
 * @param usual height of a usual word, in pixels.
 */
export function unreadInk(image: GreyImage, read: readonly BoundingBox[], usual: number): BoundingBox[] {
  const ink = inkOf(image);
  for (const [x0, y0, x1, y1] of read) {
    const from = Math.max(0, Math.floor(x0) - 2);
    const to = Math.min(image.width, Math.ceil(x1) + 2);
    for (let y = Math.max(0, Math.floor(y0) - 2); y < Math.min(image.height, Math.ceil(y1) + 2); y++) {
      ink.fill(0, y * image.width + from, y * image.width + Math.max(from, to));
    }
  }
  const letters = shapesOf(ink, image.width, image.height).filter(
    ([x0, y0, x1, y1]) =>
      y1 - y0 >= usual * letter.least &&
      y1 - y0 <= usual * letter.most &&
      x1 - x0 <= usual * 4 &&
      x1 - x0 >= 2,
  );
  return linesOfLetters(letters, usual)
    .sort((a, b) => b[2] - b[0] - (a[2] - a[0]))
    .slice(0, mostPieces)
    .sort((a, b) => a[1] - b[1]);
}

function linesOfLetters(letters: readonly BoundingBox[], usual: number): BoundingBox[] {
  const lines: BoundingBox[] = [];
  for (const [x0, y0, x1, y1] of [...letters].sort((a, b) => a[0] - b[0])) {
    const line = lines.findLast(([, top, right, bottom]) => {
      const overlap = Math.min(bottom, y1) - Math.max(top, y0);
      return x0 - right <= usual * wordGap && overlap >= 0.5 * Math.min(bottom - top, y1 - y0);
    });
    if (!line) lines.push([x0, y0, x1, y1]);
    else {
      line[1] = Math.min(line[1], y0);
      line[2] = Math.max(line[2], x1);
      line[3] = Math.max(line[3], y1);
    }
  }
  return lines.filter(([, y0, , y1]) => y1 - y0 <= usual * 2.2);
}

/** Boxes of the connected shapes of ink. */
function shapesOf(ink: Uint8Array, width: number, height: number): BoundingBox[] {
  interface Shape {
    box: BoundingBox;
    /** Set where this shape turned out to be a part of another one. */
    partOf?: Shape;
  }
  const wholeOf = (shape: Shape): Shape => (shape.partOf ? wholeOf(shape.partOf) : shape);
  const shapes: Shape[] = [];
  let above: { from: number; to: number; shape: Shape }[] = [];
  for (let y = 0; y < height; y++) {
    const runs: typeof above = [];
    let first = 0;
    for (let x = 0; x < width; x++) {
      if (ink[y * width + x] !== black) continue;
      const from = x;
      while (x < width && ink[y * width + x] === black) x++;
      let shape: Shape | undefined;
      while (first < above.length && (above[first]?.to ?? 0) < from) first++;
      for (let k = first; k < above.length; k++) {
        const run = above[k];
        if (!run || run.from > x) break;
        const met = wholeOf(run.shape);
        if (!shape) shape = met;
        else if (met !== shape) {
          met.partOf = shape;
          widen(shape.box, met.box);
        }
      }
      if (!shape) {
        shape = { box: [from, y, x, y + 1] };
        shapes.push(shape);
      } else widen(shape.box, [from, y, x, y + 1]);
      runs.push({ from, to: x, shape });
    }
    above = runs;
  }
  return shapes.filter((shape) => !shape.partOf).map((shape) => shape.box);
}

function widen(box: BoundingBox, other: BoundingBox): void {
  box[0] = Math.min(box[0], other[0]);
  box[1] = Math.min(box[1], other[1]);
  box[2] = Math.max(box[2], other[2]);
  box[3] = Math.max(box[3], other[3]);
}
