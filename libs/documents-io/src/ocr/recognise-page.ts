import type { OcrEngine, PageSegmentation } from '@gemmavision/domain/documents';
import type { PageWord } from '@gemmavision/extraction/page';
import { withoutRulings } from '../image/erase-rulings.ts';
import { boxTurned, findMarks, marksTurned, type PictureMarks } from '../image/find-marks.ts';
import { slopeOf, smoothlyLevelled } from '../image/skew.ts';
import { withAgreedNumbers } from './agreed-numbers.ts';
import { combineReadings } from './combine-readings.ts';
import type { GreyImage, Recogniser } from './engine.ts';
import { turned, type Turn } from './grey-image.ts';
import { goodConfidence, isSurelyUpright, meanConfidence, qualityOf } from './reading-quality.ts';
import { repairNumbers } from './repair-numbers.ts';
import { lookAgain } from './second-look.ts';
import { uprightTurnBySample } from './upright.ts';

/** Lines that run askew by more than two degrees are read on a levelled picture; below, levelling only blurs. */
const steep = 0.035;
/** The shorter side of a page at 120 dpi. */
const narrowestPage = 1000;
const shortestSide = 8;

export interface RecognisedPage {
  /** The picture, turned upright. */
  image: GreyImage;
  turn: Turn;
  words: PageWord[];
  marks: PictureMarks;
  /** Which engine read the words. */
  engine: OcrEngine;
}

/**
 * Reads the words of one picture, whichever way it lies, and finds its lines and shades.
 *
 * No mode of page segmentation is best for all: one block (6) is for most, and far better on receipts; one column
 * (4) saves pages that one block cuts wrongly. So one block is read first, without the ruling lines, and where its
 * confidence is poor one column as well; the better reading is kept and improved by the other. Words in doubt are
 * then looked at one by one (figures: docs/extraction.md).
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
  if (Math.min(image.width, image.height) < shortestSide) return nothingIn(image, recogniser);
  const lying = prepared(image, recogniser);
  const first = await readPicture(recogniser, lying.toRead, segmentation, onAttempt);
  if (isSurelyUpright(first)) return finished(recogniser, lying, 0, first, segmentation, onAttempt);
  const turn = await uprightTurnBySample(recogniser, image, onAttempt);
  if (turn === 0) return finished(recogniser, lying, 0, first, segmentation, onAttempt);
  const upright = prepared(turned(image, turn), recogniser);
  const words = await readPicture(recogniser, upright.toRead, segmentation, onAttempt);
  return finished(recogniser, upright, turn, words, segmentation, onAttempt);
}

/** What is recognised in a picture that shows nothing. */
export function nothingIn(image: GreyImage, { name }: Recogniser): RecognisedPage {
  return { image, turn: 0, words: [], marks: { rulings: [], fills: [] }, engine: name };
}

/** A picture, and what is read instead of it: level where it lies far askew, and without its ruling lines. */
interface PreparedPicture {
  image: GreyImage;
  level: GreyImage;
  /** The levelled picture without its ruling lines. */
  toRead: GreyImage;
  /** By how much it was levelled; 0 where it was not. */
  slope: number;
  /** Of the levelled picture. */
  marks: PictureMarks;
}

function prepared(image: GreyImage, recogniser: Recogniser): PreparedPicture {
  const found = slopeOf(image);
  const slope = Math.abs(found) > steep ? found : 0;
  const level = slope === 0 ? image : smoothlyLevelled(image, slope);
  const marks = findMarks(level);
  // In a small picture of a receipt bars of large letters pass for lines.
  const isPage = recogniser.segmentsPages && Math.min(image.width, image.height) >= narrowestPage;
  return { image, level, toRead: isPage ? withoutRulings(level, marks.rulings) : level, slope, marks };
}

async function readPicture(
  recogniser: Recogniser,
  picture: GreyImage,
  segmentation: PageSegmentation | undefined,
  onAttempt: () => void,
): Promise<PageWord[]> {
  const words = await recogniser.recognise(picture, segmentation ?? 6);
  onAttempt();
  return words.filter((word) => word.text.trim() !== '');
}

async function finished(
  recogniser: Recogniser,
  picture: PreparedPicture,
  turn: Turn,
  first: PageWord[],
  segmentation: PageSegmentation | undefined,
  onAttempt: () => void,
): Promise<RecognisedPage> {
  const { image, level, toRead, slope, marks } = picture;
  const better = recogniser.betterFor?.(first);
  if (better) {
    const words = await readPicture(better, toRead, segmentation, onAttempt);
    return finished(better, picture, turn, withAgreedNumbers(words, first), segmentation, onAttempt);
  }
  let words = first;
  if (recogniser.segmentsPages) {
    if (!segmentation && meanConfidence(words) < goodConfidence) {
      // Lines between columns help the other mode to tell them apart.
      const column = await readPicture(recogniser, level, 4, onAttempt);
      words =
        qualityOf(column) > qualityOf(words)
          ? combineReadings(column, words)
          : combineReadings(words, column);
    }
    words = repairNumbers(await lookAgain(recogniser, toRead, words, onAttempt));
  }
  const engine = recogniser.name;
  return slope === 0
    ? { image, turn, words, marks, engine }
    : {
        image,
        turn,
        engine,
        words: words.map((word) => ({ ...word, bbox: boxTurned(image, slope, word.bbox) })),
        marks: marksTurned(image, slope, marks),
      };
}
