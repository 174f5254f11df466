import type { PageSegmentation } from '@gemmavision/domain/documents';
import type { PageWord } from '@gemmavision/extraction/page';
import type { GreyImage, Recogniser } from './engine.ts';

/** Below this mean confidence a page is read a second time in another mode. */
const goodConfidence = 0.88;
const shortestSide = 8;

/**
 * Reads the words of one picture that stands upright.
 *
 * No mode of page segmentation is best for all: one block (6) is for most, and far better on receipts; one column
 * (4) saves noisy scans that one block cuts wrongly. So one block is read first, and where its confidence is poor
 * one column as well; the better one is kept (figures: docs/extraction.md).
 *
 * @param segmentation forces one mode.
 * @param onAttempt called after each reading.
 */
export async function recognisePage(
  engine: Recogniser,
  image: GreyImage,
  segmentation: PageSegmentation | undefined,
  onAttempt: () => void,
): Promise<PageWord[]> {
  if (Math.min(image.width, image.height) < shortestSide) return [];
  const read = async (mode: PageSegmentation) => {
    const words = (await engine.recognise(image, mode)).filter((word) => word.text.trim() !== '');
    onAttempt();
    return words;
  };
  if (segmentation) return read(segmentation);
  const block = await read(6);
  if (meanConfidence(block) >= goodConfidence) return block;
  const column = await read(4);
  return qualityOf(column) > qualityOf(block) ? column : block;
}

/** Mean confidence of the characters, 0 to 1; 0 where there are none. */
export function meanConfidence(words: readonly PageWord[]): number {
  const characters = words.reduce((sum, word) => sum + word.text.length, 0);
  return characters === 0
    ? 0
    : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / characters;
}

/**
 * How good a reading is, to compare readings of one picture. Confidence alone prefers the reading that leaves
 * half of the page out; the amount alone prefers the one that reads specks as letters.
 */
export function qualityOf(words: readonly PageWord[]): number {
  const trusted = words.reduce((sum, word) => sum + (word.confidence >= 0.6 ? word.text.length : 0), 0);
  return meanConfidence(words) * Math.sqrt(trusted);
}
