import type { GreyImage } from '../ocr/engine.ts';

/** A pixel this much darker than the paper around it is ink. */
const inkContrast = 45;
const grey = 1;
export const black = 2;

/** Which pixels are ink (`black`) in their neighbourhood, and which at least clearly darker than its paper (`grey`). */
export function inkOf({ width, height, pixels }: GreyImage): Uint8Array {
  const tile = 32;
  const across = Math.ceil(width / tile);
  const ink = new Uint8Array(pixels.length);
  const counts = new Uint16Array(256);
  for (let top = 0; top < height; top += tile) {
    const bottom = Math.min(height, top + tile);
    for (let column = 0; column < across; column++) {
      const left = column * tile;
      const right = Math.min(width, left + tile);
      counts.fill(0);
      for (let y = top; y < bottom; y++) {
        for (let at = y * width + left; at < y * width + right; at++) {
          const level = pixels[at] ?? 255;
          counts[level] = (counts[level] ?? 0) + 1;
        }
      }
      // The paper is what the lightest third of the tile is at least as light as.
      let lighter = 0;
      let paper = 255;
      for (const third = ((bottom - top) * (right - left)) / 3; paper > 0; paper--) {
        lighter += counts[paper] ?? 0;
        if (lighter >= third) break;
      }
      let darker = 0;
      let darkest = 0;
      for (const few = (bottom - top) * 0.5; darkest < paper; darkest++) {
        darker += counts[darkest] ?? 0;
        if (darker >= few) break;
      }
      // Between blurred letters it is grey: ink is nearer to the darkest than to the paper.
      const limit = paper - Math.max(inkContrast, (paper - darkest) * 0.45);
      let blackest = 0;
      while (blackest < paper && counts[blackest] === 0) blackest++;
      if (blackest >= paper - inkContrast) continue;
      for (let y = top; y < bottom; y++) {
        for (let at = y * width + left; at < y * width + right; at++) {
          const level = pixels[at] ?? 255;
          if (level < limit) ink[at] = black;
          else if (level < paper - inkContrast) ink[at] = grey;
        }
      }
    }
  }
  return ink;
}
