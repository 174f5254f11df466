import type { GreyImage } from '../ocr/engine.ts';

/** Slopes tried: ten degrees to either side. */
const steepest = 0.176;
/** A page has many points of ink; so many tell its slope as well as all of them. */
const enoughPoints = 60_000;
/** Height of the strips in which ink is counted, in pixels of a page 1,700 pixels wide. */
const stripHeight = 3;

/**
 * The slope (dy / dx) at which the lines of a picture run, by the angle at which its ink gathers in the sharpest
 * strips; 0 where no angle stands out. Accurate to about a thousandth.
 */
export function slopeOf(image: GreyImage): number {
  const points = inkOf(image);
  if (points.length < 400) return 0;
  const strip = Math.max(1, (stripHeight * image.width) / 1700);
  const counts = new Uint32Array(Math.ceil((image.height + image.width * steepest * 2) / strip) + 2);
  const sharpness = (slope: number) => {
    counts.fill(0);
    const offset = Math.abs(slope) * image.width;
    for (let i = 0; i < points.length; i += 2) {
      const y = (points[i + 1] ?? 0) - slope * (points[i] ?? 0) + offset;
      const at = Math.floor(y / strip);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    let sum = 0;
    for (let i = 1; i < counts.length; i++) sum += ((counts[i] ?? 0) - (counts[i - 1] ?? 0)) ** 2;
    return sum;
  };
  let best = 0;
  let bestSharpness = sharpness(0) * 1.02;
  for (const step of [0.008, 0.002, 0.0005]) {
    const middle = best;
    const reach = step === 0.008 ? Math.floor(steepest / step) : 4;
    for (let k = -reach; k <= reach; k++) {
      const slope = middle + k * step;
      if (k === 0 || Math.abs(slope) > steepest) continue;
      const found = sharpness(slope);
      if (found > bestSharpness) [best, bestSharpness] = [slope, found];
    }
  }
  return best;
}

/** Points of ink, x and y in turn: where dark meets light from above, which halves what a thick stroke weighs. */
function inkOf(image: GreyImage): Float32Array {
  const { width, height, pixels } = image;
  const found: number[] = [];
  for (let y = 2; y < height; y++) {
    const row = y * width;
    for (let x = y % 2; x < width; x += 2) {
      if ((pixels[row + x - 2 * width] ?? 0) - (pixels[row + x] ?? 0) > 70) found.push(x, y);
    }
  }
  const every = Math.max(1, Math.ceil(found.length / 2 / enoughPoints));
  if (every === 1) return Float32Array.from(found);
  const kept: number[] = [];
  for (let i = 0; i < found.length; i += 2 * every) kept.push(found[i] ?? 0, found[i + 1] ?? 0);
  return Float32Array.from(kept);
}

/**
 * The picture turned about its middle until lines of the given slope run level; what comes in from outside is
 * white. By the nearest pixels: enough for finding lines, and no stroke is blurred.
 */
export function levelled(image: GreyImage, slope: number): GreyImage {
  const { width, height, pixels } = image;
  const level = Buffer.alloc(pixels.length, 255);
  const { cosine, sine } = turnBy(slope);
  const centreX = width / 2;
  const centreY = height / 2;
  for (let y = 0; y < height; y++) {
    const fromMiddle = y - centreY;
    for (let x = 0; x < width; x++) {
      const fromCentre = x - centreX;
      const sourceX = Math.round(centreX + cosine * fromCentre - sine * fromMiddle);
      const sourceY = Math.round(centreY + sine * fromCentre + cosine * fromMiddle);
      if (sourceX >= 0 && sourceX < width && sourceY >= 0 && sourceY < height) {
        level[y * width + x] = pixels[sourceY * width + sourceX] ?? 255;
      }
    }
  }
  return { pixels: level, width, height };
}

/** As `levelled`, with the levels between pixels: for reading letters. */
export function smoothlyLevelled(image: GreyImage, slope: number): GreyImage {
  const { width, height, pixels } = image;
  const level = Buffer.alloc(pixels.length, 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const source = unlevelled(image, slope, x, y);
      const [left, top] = [Math.floor(source.x), Math.floor(source.y)];
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
      const [right, down] = [source.x - left, source.y - top];
      const at = top * width + left;
      const upper = (pixels[at] ?? 255) * (1 - right) + (pixels[at + 1] ?? 255) * right;
      const lower = (pixels[at + width] ?? 255) * (1 - right) + (pixels[at + width + 1] ?? 255) * right;
      level[y * width + x] = Math.round(upper * (1 - down) + lower * down);
    }
  }
  return { pixels: level, width, height };
}

/** Where a point of the levelled picture lies in the picture itself. */
export function unlevelled(
  { width, height }: Pick<GreyImage, 'width' | 'height'>,
  slope: number,
  x: number,
  y: number,
): { x: number; y: number } {
  const { cosine, sine } = turnBy(slope);
  const [dx, dy] = [x - width / 2, y - height / 2];
  return { x: width / 2 + cosine * dx - sine * dy, y: height / 2 + sine * dx + cosine * dy };
}

function turnBy(slope: number): { cosine: number; sine: number } {
  const cosine = 1 / Math.sqrt(1 + slope * slope);
  return { cosine, sine: slope * cosine };
}
