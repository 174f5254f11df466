import type { Ruling } from '@gemmavision/extraction/page';
import type { GreyImage } from '../ocr/engine.ts';

/** A pixel this much darker than the paper beside a line belongs to the line. */
const lineContrast = 30;
/** A line may lie so many pixels beside where its ends say: it is drawn in steps. */
const nearby = [0, 1, -1, 2, -2, 3, -3] as const;

/** The picture with lines painted over by the paper beside them; letters that cross or touch a line keep their ink. */
export function withoutRulings(image: GreyImage, rulings: readonly Ruling[]): GreyImage {
  if (rulings.length === 0) return image;
  const pixels = Buffer.from(image.pixels);
  for (const ruling of rulings) eraseLine(image, pixels, ruling);
  return { ...image, pixels };
}

function eraseLine(image: GreyImage, pixels: Buffer, { x0, y0, x1, y1, thickness }: Ruling): void {
  const across = x1 - x0 > Math.abs(y1 - y0);
  const [length, breadth] = across ? [image.width, image.height] : [image.height, image.width];
  const [from, to] = across ? [x0, x1] : [y0, y1];
  const [start, end] = across ? [y0, y1] : [x0, x1];
  const thickest = Math.ceil(thickness) + 4;
  const beside = Math.ceil(thickness / 2) + 4;
  for (let along = Math.max(0, Math.floor(from) - 3); along < Math.min(length, Math.ceil(to) + 3); along++) {
    const middle = Math.floor(start + ((end - start) * (along - from)) / (to - from));
    const indexAt = (at: number) => (across ? at * image.width + along : along * image.width + at);
    const levelAt = (at: number) => (at < 0 || at >= breadth ? 255 : (image.pixels[indexAt(at)] ?? 255));
    // Of the levels beside the line the second lightest: letters may stand there, and noise is lighter than paper.
    const around = [beside, beside + 1, -beside, -beside - 1].map((offset) => levelAt(middle + offset));
    const paper = around.sort((a, b) => b - a)[1] ?? 255;
    const isInk = (at: number) => levelAt(at) < paper - lineContrast;
    const step = nearby.find((offset) => isInk(middle + offset));
    if (step === undefined) continue;
    let first = middle + step;
    let last = first;
    while (last - first <= thickest && isInk(first - 1)) first--;
    while (last - first <= thickest && isInk(last + 1)) last++;
    // More than the line's own thickness: a letter goes through here.
    if (last - first + 1 > thickest) continue;
    for (let at = Math.max(0, first); at <= Math.min(breadth - 1, last); at++) pixels[indexAt(at)] = paper;
  }
}
