import { readingBlocks } from './blocks.ts';
import { linesOf, type TextLine } from './lines.ts';
import type { PlacedWord } from './straighten.ts';

/**
 * Lines in the order in which a person reads them: columns of running text one after the other, rows of a table
 * across.
 */
export function readingOrder(words: readonly PlacedWord[]): TextLine[] {
  return readingBlocks(words).flatMap(linesOf);
}
