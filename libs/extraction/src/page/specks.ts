import type { PageWord } from './page.ts';

/**
 * Measured on noisy scans and photographs of receipts: of the single letters and marks that OCR is less sure of than
 * this most are dirt; above it most are print.
 */
const sureOfOne = 0.5;
const alwaysKept = /\p{N}|^[-–—_−$€£%]+$/u;

/**
 * Whether a word is most likely a speck that OCR read as a letter or a mark: nothing but one letter or marks, and
 * unsure. Never a digit, a currency sign or the dash that stands for nil. Words of a text layer are no specks.
 */
export function isSpeck(word: PageWord): boolean {
  if (word.confidence >= sureOfOne || alwaysKept.test(word.text)) return false;
  return (word.text.match(/\p{L}/gu)?.length ?? 0) <= 1;
}
