import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { GreyImage } from './engine.ts';

/** Whether nobody could read anything here: no pixel, or next to none, differs much from the paper. */
export function isBlank(image: GreyImage): boolean {
  const counts = histogramOf(image);
  const total = image.pixels.length;
  let paper = 0;
  for (let level = 1; level < 256; level++) if ((counts[level] ?? 0) > (counts[paper] ?? 0)) paper = level;
  let different = 0;
  for (let level = 0; level < 256; level++) if (Math.abs(level - paper) > 48) different += counts[level] ?? 0;
  // A full stop at 200 dpi is about ten pixels.
  return different < Math.max(10, total * 0.000005);
}

/** How many pixels there are of each level. */
export function histogramOf({ pixels }: GreyImage): Uint32Array {
  const counts = new Uint32Array(256);
  // By index: an iterator over the bytes of a buffer costs ten times as much.
  for (let index = 0; index < pixels.length; index++) {
    const level = pixels[index] ?? 255;
    counts[level] = (counts[level] ?? 0) + 1;
  }
  return counts;
}

/** A turn clockwise, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

/** The picture turned clockwise by a quarter, half or three quarters. */
export function turned(image: GreyImage, turn: Turn): GreyImage {
  const { width, height, pixels } = image;
  if (turn === 0) return image;
  const result = Buffer.alloc(pixels.length);
  if (turn === 180) {
    for (let index = 0; index < pixels.length; index++) {
      result[pixels.length - 1 - index] = pixels[index] ?? 0;
    }
    return { pixels: result, width, height };
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = turn === 90 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y;
      result[to] = pixels[y * width + x] ?? 0;
    }
  }
  return { pixels: result, width: height, height: width };
}

/** The part of the picture inside the box (whole pixels). */
export function cropped(image: GreyImage, [x0, y0, x1, y1]: BoundingBox): GreyImage {
  const width = x1 - x0;
  const height = y1 - y0;
  const pixels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    const from = (y0 + y) * image.width + x0;
    image.pixels.copy(pixels, y * width, from, from + width);
  }
  return { pixels, width, height };
}

/** The part of the picture inside the box (whole pixels), enlarged by a factor, with the levels between pixels. */
export function enlarged(image: GreyImage, [x0, y0, x1, y1]: BoundingBox, factor: number): GreyImage {
  const width = Math.max(1, Math.round((x1 - x0) * factor));
  const height = Math.max(1, Math.round((y1 - y0) * factor));
  const pixels = Buffer.alloc(width * height);
  const columns = Array.from({ length: width }, (_, x) => between((x + 0.5) / factor - 0.5, x0, x1));
  for (let y = 0; y < height; y++) {
    const row = between((y + 0.5) / factor - 0.5, y0, y1);
    const upper = row.before * image.width;
    const lower = row.after * image.width;
    for (let x = 0; x < width; x++) {
      const { before, after, share } = columns[x] ?? nowhere;
      const top = at(image, upper + before) * (1 - share) + at(image, upper + after) * share;
      const bottom = at(image, lower + before) * (1 - share) + at(image, lower + after) * share;
      pixels[y * width + x] = Math.round(top * (1 - row.share) + bottom * row.share);
    }
  }
  return { pixels, width, height };
}

function at(image: GreyImage, index: number): number {
  return image.pixels[index] ?? 255;
}

const nowhere = { before: 0, after: 0, share: 0 };

/** The two pixels that a place lies between, and the second one's share. */
function between(place: number, from: number, to: number): { before: number; after: number; share: number } {
  const inside = Math.min(Math.max(from + place, from), to - 1);
  const before = Math.floor(inside);
  return { before, after: Math.min(before + 1, to - 1), share: inside - before };
}
