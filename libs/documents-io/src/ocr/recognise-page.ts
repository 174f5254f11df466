import type { PageSegmentation } from '@gemmavision/domain/documents';
import type { PageWord } from '@gemmavision/extraction/page';
import { combineReadings } from './combine-readings.ts';
import type { GreyImage, Recogniser } from './engine.ts';
import { turned, type Turn } from './grey-image.ts';
import { isSurelyUpright, meanConfidence, qualityOf } from './reading-quality.ts';
import { uprightTurnBySample } from './upright.ts';

/** Below this mean confidence a page is read a second time in another mode. */
const goodConfidence = 0.92;
const shortestSide = 8;

export interface RecognisedPage {
  /** The picture, turned upright. */
  image: GreyImage;
  turn: Turn;
  words: PageWord[];
}

/**
 * Reads the words of one picture, whichever way it lies.
 *
 * No mode of page segmentation is best for all: one block (6) is for most, and far better on receipts; one column
 * (4) saves pages that one block cuts wrongly. So one block is read first, and where its confidence is poor one
 * column as well; the better reading is kept and improved by the other (figures: docs/extraction.md).
 *
 * @param segmentation forces one mode.
 * @param onAttempt called after each reading.
 */
export async function recognisePage(
  recogniser: Recogniser,
  image: GreyImage,
  segmentation: PageSegmentation | undefined,
  onAttempt: () => void,
): Promise<RecognisedPage> {
  if (Math.min(image.width, image.height) < shortestSide) return { image, turn: 0, words: [] };
  const read = async (picture: GreyImage, mode: PageSegmentation) => {
    const words = (await recogniser.recognise(picture, mode)).filter((word) => word.text.trim() !== '');
    onAttempt();
    return words;
  };
  let words = await read(image, segmentation ?? 6);
  let upright = image;
  let turn: Turn = 0;
  if (!isSurelyUpright(words)) {
    turn = await uprightTurnBySample(recogniser, image, onAttempt);
    if (turn !== 0) {
      upright = turned(image, turn);
      words = await read(upright, segmentation ?? 6);
    }
  }
  if (recogniser.segmentsPages && !segmentation && meanConfidence(words) < goodConfidence) {
    const column = await read(upright, 4);
    words =
      qualityOf(column) > qualityOf(words) ? combineReadings(column, words) : combineReadings(words, column);
  }
  return { image: upright, turn, words };
}
