import type { OcrEngine, PageSegmentation } from '@gemmavision/domain/documents';
import type { PageWord } from '@gemmavision/extraction/page';

/** A picture of a page: one byte a pixel, rows from the top, 0 black. */
export interface GreyImage {
  pixels: Buffer;
  width: number;
  height: number;
}

/** Reads words from pictures. Boxes are in the picture's pixels. */
export interface Recogniser {
  readonly name: OcrEngine;
  /** Whether the page segmentation makes a difference to what it reads. */
  readonly segmentsPages: boolean;
  recognise(image: GreyImage, segmentation: PageSegmentation): Promise<PageWord[]>;
  /** The engine that reads the page better, by the words that this one read; undefined where this one’s stand. */
  betterFor?(words: readonly PageWord[]): Recogniser | undefined;
  /** What reads the pictures of a page that is printed: they are no receipts, however little they say. */
  readonly forFigures?: Recogniser;
  close(): Promise<void>;
}

/** The picture as a portable graymap: what both engines open without decoding anything. */
export function asGraymap(image: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${image.width} ${image.height}\n255\n`, 'latin1'), image.pixels]);
}
