import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import { boxesOverlap, type BoundingBox } from '@gemmavision/domain/geometry';
import type { Fill, Page, PageWord, Ruling } from '@gemmavision/extraction/page';
import { withoutLetterStrokes } from '../image/find-marks.ts';
import type { GreyImage } from '../ocr/engine.ts';
import { isBlank, type Turn } from '../ocr/grey-image.ts';
import { recognisePage, type RecognisedPage } from '../ocr/recognise-page.ts';
import { uprightTurn } from '../ocr/upright.ts';
import { withMeasuredConfidence } from '../ocr/word-confidence.ts';
import { pictureShareOf } from '../pdf/picture-share.ts';
import { drawPdfPage, greyOf, largestPictureOf, type DrawnPage } from '../pdf/draw-pdf-page.ts';
import type { PdfPageReading } from '../pdf/read-pdf-page.ts';
import type { ReadingContext } from './reading-context.ts';

/** Enough for print of 8 points and more; a scan that holds more is drawn at its own resolution. */
export const usualDpi = 200;
const finestDpi = 300;
/** A picture with fewer pixels is a logo. */
const smallestScan = 300_000;
/** Pictures that cover less of a page with text on it are its figures: the page is printed, not scanned. */
const smallestShare = 0.6;

/**
 * Reads a page by drawing it and recognising the picture, and keeps the text layer where that has more to say.
 * Boxes are in points of the page as it stands after all turns.
 */
export async function readScannedPage(
  document: PDFDocumentProxy,
  reading: PdfPageReading,
  context: ReadingContext,
): Promise<Page> {
  const pdfPage = await document.getPage(reading.page.number);
  try {
    const hasText = reading.letters > 0 && reading.unknownCharacters < reading.letters;
    if (hasText && (await pictureShareOf(pdfPage)) < smallestShare) return reading.page;
    const first = await drawPdfPage(pdfPage, reading.turn, usualDpi);
    context.working();
    const picturePixels = largestPictureOf(pdfPage);
    if (hasText && picturePixels < smallestScan) return reading.page;
    if (isBlank(greyOf(first))) return reading.page;
    const drawn = await drawToRecognise(pdfPage, reading.turn, first);
    const recognised = await recognisePage(
      hasText ? (context.ocr.forFigures ?? context.ocr) : context.ocr,
      greyOf(drawn),
      context.pageSegmentation,
      context.working,
    );
    if (lettersOf(recognised.words) < reading.letters * 1.5) return reading.page;
    const page = ocrPage(reading.page.number, recognised, drawn.scale);
    const trustsLayer = recognised.turn === 0 && reading.unknownCharacters < reading.letters;
    return trustsLayer ? { ...page, ...withTextLayer(page, reading.page) } : page;
  } finally {
    pdfPage.cleanup();
  }
}

/** The page as it is recognised: as it was drawn first, or finer where its picture holds more than that. */
export async function drawToRecognise(page: PDFPageProxy, turn: Turn, first: DrawnPage): Promise<DrawnPage> {
  const pixels = largestPictureOf(page);
  const finer = Math.min(finestDpi, usualDpi * Math.sqrt(pixels / (first.width * first.height)));
  return finer > usualDpi * 1.2 ? drawPdfPage(page, turn, finer) : first;
}

/** By how much a page of a PDF without a usable text layer is turned: for drawing it as it was read. */
export async function scannedPageTurn(
  image: GreyImage,
  reading: PdfPageReading,
  context: Pick<ReadingContext, 'ocr' | 'working'>,
): Promise<Turn> {
  if (reading.letters > 0 || isBlank(image)) return 0;
  return uprightTurn(context.ocr, image, context.working);
}

/** The words of a page's text layer, and what was recognised beside them: the writing in its pictures. */
function withTextLayer(recognised: Page, layer: Page): Pick<Page, 'words' | 'rulings' | 'fills'> {
  const beside = recognised.words.filter(
    (word) => word.confidence >= 0.5 && !layer.words.some((known) => boxesOverlap(known.bbox, word.bbox)),
  );
  const { rulings, fills } = layer.rulings.length > 0 ? layer : recognised;
  return { words: [...layer.words, ...beside], rulings, fills };
}

/** A page from what was recognised in a picture; `scale` is the picture's pixels per unit of the page. */
export function ocrPage(
  number: number,
  { image, words, marks, engine }: Omit<RecognisedPage, 'turn'>,
  scale: number,
): Page {
  const onPage = (value: number) => Math.round((value / scale) * 100) / 100;
  const width = onPage(image.width);
  const height = onPage(image.height);
  return {
    number,
    width,
    height,
    source: 'ocr',
    engine,
    words: (engine === 'pp-ocr' ? words : withMeasuredConfidence(words)).map((word) => ({
      ...word,
      bbox: scaledBox(word.bbox, onPage, width, height),
      fontSize: onPage(word.fontSize),
    })),
    rulings: withoutLetterStrokes(marks.rulings, words).map((ruling) => scaledRuling(ruling, onPage)),
    fills: marks.fills.map(({ bbox, luminance }): Fill => ({
      bbox: scaledBox(bbox, onPage, width, height),
      luminance,
    })),
  };
}

function scaledRuling(ruling: Ruling, onPage: (value: number) => number): Ruling {
  return {
    x0: onPage(ruling.x0),
    y0: onPage(ruling.y0),
    x1: onPage(ruling.x1),
    y1: onPage(ruling.y1),
    thickness: onPage(ruling.thickness),
  };
}

function scaledBox(
  [x0, y0, x1, y1]: BoundingBox,
  onPage: (value: number) => number,
  width: number,
  height: number,
): BoundingBox {
  const within = (value: number, limit: number) => Math.min(Math.max(onPage(value), 0), limit);
  return [within(x0, width), within(y0, height), within(x1, width), within(y1, height)];
}

function lettersOf(words: readonly PageWord[]): number {
  return words.reduce(
    (sum, word) => sum + (word.confidence >= 0.5 ? (word.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) : 0),
    0,
  );
}
