import type { PageText } from '@gemmavision/domain/documents';
import type { Page } from './page.ts';
import { blocksOf, readingOf } from './page-reading.ts';
import { isSpeck } from './specks.ts';

/**
 * The text of a page as a person reads it: lines joined by \n, words by one space, columns one after the other, and
 * the words in that order where the page shows them. Each word's text stands in `text` in the same order. Specks that
 * OCR took for letters are left out.
 */
export function readPageText(page: Page): PageText {
  const reading = readingOf(page);
  const lines = blocksOf(
    reading.words.filter((word) => !isSpeck(word)),
    reading,
  ).flat();
  const words = lines.flatMap((line) => line.words);
  const characters = words.reduce((sum, word) => sum + word.text.length, 0);
  const weighted = words.reduce((sum, word) => sum + word.text.length * word.confidence, 0);
  return {
    page: page.number,
    width: page.width,
    height: page.height,
    source: page.source,
    engine: page.engine,
    confidence: characters === 0 ? 0 : Math.min(1, Math.max(0, weighted / characters)),
    text: lines.map((line) => line.words.map((word) => word.text).join(' ')).join('\n'),
    words: words.map((word) => ({ text: word.text, bbox: word.printed.bbox, confidence: word.confidence })),
  };
}
