import type { PageSegmentation } from '@gemmavision/domain/documents';
import type { PageWord } from '@gemmavision/extraction/page';
import type { GreyImage, Recogniser } from './engine.ts';

/** A word read with less confidence tells nothing of the print. */
const sureEnough = 0.6;
/** With fewer sure words than this the usual engine is at a loss, and the other may do better. */
const enoughWords = 10;
/**
 * As many letters would stand side by side between the margins. On the development sets receipts have 25 to 58,
 * pages 82 to 165.
 */
const narrowest = 70;

/**
 * Reads pages with one engine and what is printed like a receipt, or photographed so that hardly a word is read,
 * with another one. The first engine looks at every picture: it finds which way up it is.
 */
export class EngineByKind implements Recogniser {
  constructor(
    private readonly forPages: Recogniser,
    private readonly forReceipts: Recogniser,
  ) {}

  get name() {
    return this.forPages.name;
  }

  get segmentsPages() {
    return this.forPages.segmentsPages;
  }

  get forFigures() {
    return this.forPages;
  }

  recognise(image: GreyImage, segmentation: PageSegmentation): Promise<PageWord[]> {
    return this.forPages.recognise(image, segmentation);
  }

  betterFor(words: readonly PageWord[]): Recogniser | undefined {
    return isNarrowPrint(words) ? this.forReceipts : undefined;
  }

  /** The engines belong to whoever made them. */
  async close(): Promise<void> {}
}

/** Whether lines hold as few letters as those of a receipt. */
export function isNarrowPrint(words: readonly PageWord[]): boolean {
  const sure = words.filter(({ text, confidence }) => confidence >= sureEnough && text.length > 1);
  if (sure.length < enoughWords) return true;
  const letter = quantile(
    sure.map(({ text, bbox }) => (bbox[2] - bbox[0]) / text.length),
    0.5,
  );
  const left = quantile(
    sure.map(({ bbox }) => bbox[0]),
    0.03,
  );
  const right = quantile(
    sure.map(({ bbox }) => bbox[2]),
    0.97,
  );
  return right - left < narrowest * letter;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
