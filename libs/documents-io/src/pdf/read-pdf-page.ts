import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { Page } from '@gemmavision/extraction/page';
import type { Turn } from '../ocr/grey-image.ts';
import { walkContent } from './content-walker.ts';
import { fontFactsOf } from './font-facts.ts';
import { WordCollector } from './glyph-words.ts';
import { toMatrix } from './matrix.ts';
import { LineCollector } from './path-lines.ts';

export interface PdfPageReading {
  page: Page;
  /** By how much the page was turned, beyond its own /Rotate, to bring most of its text upright. */
  turn: Turn;
  /** Letters and digits that mean something. */
  letters: number;
  /** Painted characters without a meaning we know: a font that does not say which letters it draws. */
  unknownCharacters: number;
}

/** Reads the words, ruling lines and fills of one page from its operators. No picture is decoded. */
export async function readPdfPage(pdfPage: PDFPageProxy, number: number): Promise<PdfPageReading> {
  const operators = await pdfPage.getOperatorList();
  const read = (turn: Turn) => {
    const viewport = pdfPage.getViewport({ scale: 1, rotation: (pdfPage.rotate + turn) % 360 });
    const toPage = toMatrix(viewport.transform);
    if (!toPage) throw new RangeError(`page ${number} has no usable frame`);
    const frame: BoundingBox = [0, 0, viewport.width, viewport.height];
    const words = new WordCollector();
    const lines = new LineCollector();
    walkContent(operators, toPage, frame, (name) => fontFactsOf(pdfPage, name), {
      glyph: (glyph) => words.add(glyph),
      path: (path) => lines.add(path),
    });
    return { viewport, words, lines };
  };

  let turn: Turn = 0;
  let reading = read(turn);
  turn = turnThatRights(reading.words.lettersByDirection);
  if (turn !== 0) reading = read(turn);

  const { width, height } = reading.viewport;
  const words = reading.words.words(width, height);
  const letters = words.reduce((sum, word) => sum + (word.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
  return {
    page: {
      number,
      width,
      height,
      source: 'text-layer',
      engine: 'pdfjs',
      words,
      rulings: reading.lines.rulings,
      fills: reading.lines.fills,
    },
    turn,
    letters,
    unknownCharacters: reading.words.unknownCharacters,
  };
}

/** The turn after which most of the text runs from left to right: a wide table printed sideways. */
function turnThatRights(letters: WordCollector['lettersByDirection']): Turn {
  const all = letters.right + letters.down + letters.left + letters.up;
  if (all < 20) return 0;
  if (letters.down > all * 0.7) return 270;
  if (letters.up > all * 0.7) return 90;
  if (letters.left > all * 0.7) return 180;
  return 0;
}
