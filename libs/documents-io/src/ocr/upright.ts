import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { GreyImage, Recogniser } from './engine.ts';
import { cropped, turned } from './grey-image.ts';
import { qualityOf } from './recognise-page.ts';

type Turn = 0 | 90 | 180 | 270;

/** The sample in which the direction of the writing is tried out: a few lines of print at 200 dpi. */
const sampleWidth = 900;
const sampleHeight = 420;

/**
 * By how much the picture must be turned clockwise until its writing stands upright. The same picture gives the
 * same answer, so that a page drawn later lines up with the boxes read now.
 *
 * Reading a sample costs a tenth of reading the page. Upright is tried first and mostly is the end of it.
 */
export async function uprightTurn(
  engine: Recogniser,
  image: GreyImage,
  onAttempt: () => void,
): Promise<Turn> {
  if (Math.min(image.width, image.height) < 200) return 0;
  const sample = cropped(image, densestPart(image));
  const qualityAt = async (turn: Turn) => {
    const quality = qualityOf(await engine.recognise(turned(sample, turn), 6));
    onAttempt();
    return quality;
  };
  const upright = await qualityAt(0);
  // About forty letters of good confidence: nothing of the kind comes out of letters that lie or stand on their head.
  if (upright > 4.5) return 0;
  let best: Turn = 0;
  let bestQuality = Math.max(upright * 1.5, 2.5);
  for (const turn of [90, 180, 270] as const) {
    const quality = await qualityAt(turn);
    if (quality > bestQuality) [best, bestQuality] = [turn, quality];
  }
  return best;
}

/** The window with the most changes between light and dark: there is the most writing. */
function densestPart(image: GreyImage): BoundingBox {
  // A square, so that it holds whole words whichever way they run.
  const side = Math.min(Math.round(Math.sqrt(sampleWidth * sampleHeight)), image.width, image.height);
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
