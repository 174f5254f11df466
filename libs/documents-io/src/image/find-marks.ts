import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { Fill, PageWord, Ruling } from '@gemmavision/extraction/page';
import type { GreyImage } from '../ocr/engine.ts';
import { findFills } from './find-fills.ts';
import { findRulings } from './find-rulings.ts';
import { levelled, slopeOf, unlevelled } from './skew.ts';

/** Below this slope a page's width shows no effect. */
const noticeableSlope = 0.0004;

/** Lines and shades of a picture, in its pixels. Where the picture lies askew, so do its lines. */
export interface PictureMarks {
  rulings: Ruling[];
  /** As wide and high as on the level; their middle is where the picture shows it. */
  fills: Fill[];
}

/** Finds the ruling lines and filled areas of an upright picture that may lie a little askew. */
export function findMarks(image: GreyImage): PictureMarks {
  const slope = slopeOf(image);
  if (Math.abs(slope) < noticeableSlope) return { rulings: findRulings(image), fills: findFills(image) };
  const level = levelled(image, slope);
  return marksTurned(image, slope, { rulings: findRulings(level), fills: findFills(level) });
}

/** Marks of a levelled picture as they lie in the picture itself. */
export function marksTurned(
  image: Pick<GreyImage, 'width' | 'height'>,
  slope: number,
  marks: PictureMarks,
): PictureMarks {
  return {
    rulings: marks.rulings.map((ruling) => {
      const start = unlevelled(image, slope, ruling.x0, ruling.y0);
      const end = unlevelled(image, slope, ruling.x1, ruling.y1);
      return { x0: start.x, y0: start.y, x1: end.x, y1: end.y, thickness: ruling.thickness };
    }),
    fills: marks.fills.map((fill) => ({ ...fill, bbox: boxTurned(image, slope, fill.bbox) })),
  };
}

/** A box of a levelled picture, of the same size, where its middle lies in the picture itself. */
export function boxTurned(
  image: Pick<GreyImage, 'width' | 'height'>,
  slope: number,
  [x0, y0, x1, y1]: BoundingBox,
): BoundingBox {
  const middle = unlevelled(image, slope, (x0 + x1) / 2, (y0 + y1) / 2);
  const [right, down] = [middle.x - (x0 + x1) / 2, middle.y - (y0 + y1) / 2];
  return [x0 + right, y0 + down, x1 + right, y1 + down];
}

/** Rulings without those that run through the middle of words: rows of heavy letters, strokes of a signature. */
export function withoutLetterStrokes(rulings: readonly Ruling[], words: readonly PageWord[]): Ruling[] {
  return rulings.filter((ruling) => {
    const across = Math.abs(ruling.x1 - ruling.x0) > Math.abs(ruling.y1 - ruling.y0);
    const length = Math.max(Math.abs(ruling.x1 - ruling.x0), Math.abs(ruling.y1 - ruling.y0));
    let crossed = 0;
    for (const { bbox } of words) {
      const [from, to] = across ? [bbox[0], bbox[2]] : [bbox[1], bbox[3]];
      const [first, last] = across ? [bbox[1], bbox[3]] : [bbox[0], bbox[2]];
      const middle = across ? (ruling.y0 + ruling.y1) / 2 : (ruling.x0 + ruling.x1) / 2;
      const [start, end] = across ? [ruling.x0, ruling.x1] : [ruling.y0, ruling.y1];
      // Underlines and the lines between rows touch boxes at their edges.
      const edge = (last - first) * 0.2;
      if (middle < first + edge || middle > last - edge) continue;
      crossed += Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
    return crossed < 0.6 * length;
  });
}
