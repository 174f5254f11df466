import type { PageWord } from '@gemmavision/extraction/page';

const trustedConfidence = 0.6;
/** Mean confidence of a page that is read well; below it a second reading in another mode pays. */
export const goodConfidence = 0.87;

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
  return meanConfidence(words) * Math.sqrt(trustedCharacters(words));
}

/** Letters that lie or stand on their head never read like this: their confidence stays below a half. */
export function isSurelyUpright(words: readonly PageWord[]): boolean {
  return meanConfidence(words) >= 0.65 && trustedCharacters(words) >= 40;
}

function trustedCharacters(words: readonly PageWord[]): number {
  return words.reduce((sum, word) => sum + (word.confidence >= trustedConfidence ? word.text.length : 0), 0);
}
