import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { GreyImage, Recogniser } from './engine.ts';
import { cropped, turned, type Turn } from './grey-image.ts';
import { isSurelyUpright, qualityOf } from './reading-quality.ts';

/** Side of the square in which the direction of the writing is tried out: about ten lines of print at 200 dpi. */
const sampleSide = 614;
/** Quality of a sample that stands upright; the best of one that does not is about 5 (dev set: 0.7 to 4.8). */
const uprightQuality = 5.5;
const smallestSide = 200;

/**
 * By how much the picture must be turned clockwise until its writing stands upright, judged by reading its densest
 * part in all four directions; 0 where none is clearly better.
 */
export async function uprightTurnBySample(
  recogniser: Recogniser,
  image: GreyImage,
  onAttempt: () => void,
): Promise<Turn> {
  if (Math.min(image.width, image.height) < smallestSide) return 0;
  const sample = cropped(image, densestPart(image));
  const qualityAt = async (turn: Turn) => {
    const quality = qualityOf(await recogniser.recognise(turned(sample, turn), 6));
    onAttempt();
    return quality;
  };
  const upright = await qualityAt(0);
  if (upright > uprightQuality) return 0;
  let best: Turn = 0;
  let bestQuality = Math.max(upright * 1.5, 2.5);
  for (const turn of [90, 180, 270] as const) {
    const quality = await qualityAt(turn);
    if (quality > bestQuality) [best, bestQuality] = [turn, quality];
  }
  return best;
}

/**
 * The turn that `recognisePage` finds, without reading the whole page in most cases: for drawing a page the way it
 * was read.
 */
export async function uprightTurn(
  recogniser: Recogniser,
  image: GreyImage,
  onAttempt: () => void,
): Promise<Turn> {
  const turn = await uprightTurnBySample(recogniser, image, onAttempt);
  if (turn === 0) return 0;
  const words = await recogniser.recognise(image, 6);
  onAttempt();
  return isSurelyUpright(words) ? 0 : turn;
}

/** The window with the most changes between light and dark: there is the most writing. */
function densestPart(image: GreyImage): BoundingBox {
  const side = Math.min(sampleSide, image.width, image.height);
  let best: BoundingBox = [0, 0, side, side];
  let mostChanges = -1;
  const step = Math.max(1, Math.floor(side / 2));
  for (let y0 = 0; y0 + side <= image.height; y0 += step) {
    for (let x0 = 0; x0 + side <= image.width; x0 += step) {
      const changes = changesIn(image, x0, y0, side);
      if (changes > mostChanges) {
        mostChanges = changes;
        best = [x0, y0, x0 + side, y0 + side];
      }
    }
  }
  return best;
}

function changesIn(image: GreyImage, x0: number, y0: number, side: number): number {
  let changes = 0;
  for (let y = y0; y < y0 + side; y += 4) {
    for (let x = x0 + 2; x < x0 + side; x += 2) {
      const at = y * image.width + x;
      if (Math.abs((image.pixels[at] ?? 0) - (image.pixels[at - 2] ?? 0)) > 60) changes++;
    }
  }
  return changes;
}
