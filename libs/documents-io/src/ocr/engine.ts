import type { PageWord } from '@gemmavision/extraction/page';

/** A picture of a page: one byte a pixel, rows from the top, 0 black. */
export interface GreyImage {
  pixels: Buffer;
  width: number;
  height: number;
}

/**
 * How Tesseract cuts a page into lines: 3 automatic, 4 one column of varying sizes, 6 one block, 11 sparse text,
 * and the others of its --psm.
 */
export type PageSegmentation = 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13;

export const engineNames = ['tesseract.js', 'tesseract'] as const;
export type EngineName = (typeof engineNames)[number];

/** Reads words from pictures. Boxes are in the picture's pixels. */
export interface OcrEngine {
  readonly name: EngineName;
  recognise(image: GreyImage, segmentation: PageSegmentation): Promise<PageWord[]>;
  close(): Promise<void>;
}

/** The picture as a portable graymap: what both engines open without decoding anything. */
export function asGraymap(image: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${image.width} ${image.height}\n255\n`, 'latin1'), image.pixels]);
}
