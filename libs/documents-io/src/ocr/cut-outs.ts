import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { PageWord } from '@gemmavision/extraction/page';
import type { GreyImage } from './engine.ts';
import { enlarged, histogramOf } from './grey-image.ts';

const margin = 30;

/** Pieces of a picture, one under the other, to be read in one go. */
export interface Sheet {
  picture: GreyImage;
  /** The words that were read on the piece's line, from left to right, with their boxes in the picture. */
  wordsOf(piece: number, found: readonly PageWord[]): PageWord[];
}

/**
 * Cuts pieces out of a picture, enlarges them and puts them on white, each on a line of its own.
 *
 * @param factor by which they are enlarged.
 * @param gap between two pieces, in pixels of the sheet.
 */
export function sheetOf(
  image: GreyImage,
  pieces: readonly BoundingBox[],
  factor: number,
  gap: number,
): Sheet {
  const cuts = pieces.map((piece) => onWhite(enlarged(image, piece, factor)));
  const width = Math.max(0, ...cuts.map((cut) => cut.width)) + 2 * margin;
  const height = cuts.reduce((sum, cut) => sum + cut.height + gap, 2 * margin);
  const pixels = Buffer.alloc(width * height, 255);
  const tops: number[] = [];
  let top = margin;
  for (const cut of cuts) {
    for (let y = 0; y < cut.height; y++) {
      cut.pixels.copy(pixels, (top + y) * width + margin, y * cut.width, (y + 1) * cut.width);
    }
    tops.push(top);
    top += cut.height + gap;
  }
  return {
    picture: { pixels, width, height },
    wordsOf(piece, found) {
      const from = tops[piece];
      const cut = cuts[piece];
      const box = pieces[piece];
      if (from === undefined || !cut || !box) return [];
      const onPicture = ([x0, y0, x1, y1]: BoundingBox): BoundingBox => [
        box[0] + (x0 - margin) / factor,
        box[1] + (y0 - from) / factor,
        box[0] + (x1 - margin) / factor,
        box[1] + (y1 - from) / factor,
      ];
      const reach = gap * 0.4;
      return found
        .filter(({ bbox: [, y0, , y1] }) => {
          const middle = (y0 + y1) / 2;
          return middle > from - reach && middle < from + cut.height + reach;
        })
        .sort((a, b) => a.bbox[0] - b.bbox[0])
        .map((word) => ({ ...word, bbox: onPicture(word.bbox), fontSize: word.fontSize / factor }));
    },
  };
}

/** The picture with its paper made white: what two fifths of its pixels are at least as light as. */
function onWhite(image: GreyImage): GreyImage {
  const counts = histogramOf(image);
  let paper = -1;
  let darker = 0;
  while (paper < 255 && darker <= Math.floor(image.pixels.length * 0.6)) darker += counts[++paper] ?? 0;
  const whitened = Uint8Array.from({ length: 256 }, (_, level) =>
    Math.min(255, Math.round((level * 255) / Math.max(1, paper))),
  );
  const pixels = Buffer.alloc(image.pixels.length);
  for (let index = 0; index < pixels.length; index++) {
    pixels[index] = whitened[image.pixels[index] ?? 255] ?? 255;
  }
  return { ...image, pixels };
}
