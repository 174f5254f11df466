import { shareAt } from '@gemmavision/extraction/keyinfo';
import type { PageWord } from '@gemmavision/extraction/page';
import { goodConfidence, meanConfidence } from './reading-quality.ts';
import { wordConfidenceKnots } from './word-confidence-knots.ts';

/**
 * Tesseract's words with a confidence that means the share of right words: of a hundred words with .9 about ninety
 * are as printed. The engine's own figure means that only where the whole page is read well: on a poor photograph
 * words with .8 are right three times in five. So there is one curve for pages read well and one for the others,
 * fitted by `npm run fit:ocr-confidence`.
 */
export function withMeasuredConfidence(words: readonly PageWord[]): PageWord[] {
  const knots = wordConfidenceKnots[meanConfidence(words) >= goodConfidence ? 'well' : 'poorly'];
  return words.map((word) => ({ ...word, confidence: shareAt(word.confidence, knots) }));
}
