import { unionOfBoxes } from '@gemmavision/domain/geometry';
import { median, type PageWord } from '@gemmavision/extraction/page';

/**
 * Mends what OCR does to numbers again and again, by what the rest of the page shows: amounts torn apart at their
 * point, points read as commas, noughts read as the letter O. A digit is never changed.
 */
export function repairNumbers(words: readonly PageWord[]): PageWord[] {
  return pointsForCommas(joinTornAmounts(words)).map((word) => {
    const text = noughtsForLetters(word.text);
    return text === word.text ? word : { ...word, text };
  });
}

/** A point stands as close to its digits as letters stand in a word: closer than this share of the page's spaces. */
const closerThanSpaces = 0.75;
const endsAtPoint = /\d[.,]$/u;
const twoDigits = /^\d{2}(?!\d)[^\d]{0,2}$/u;

/** Joins `10.` `75` to `10.75` where they stand closer than words do. */
function joinTornAmounts(words: readonly PageWord[]): PageWord[] {
  const usualGap = usualGapBetween(words);
  const joined: PageWord[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before && isTorn(before, word) && gapBetween(before, word) < usualGap * closerThanSpaces) {
      joined[joined.length - 1] = {
        ...before,
        text: before.text + word.text,
        bbox: unionOfBoxes([before.bbox, word.bbox]),
        confidence: Math.min(before.confidence, word.confidence),
      };
    } else joined.push(word);
  }
  return joined;
}

function isTorn(before: PageWord, word: PageWord): boolean {
  if (before.ocrLine?.line !== word.ocrLine?.line) return false;
  return (
    (endsAtPoint.test(before.text) && twoDigits.test(word.text)) ||
    (/\d$/u.test(before.text) && /^[.,]\d{2}(?!\d)[^\d]{0,2}$/u.test(word.text))
  );
}

function gapBetween(before: PageWord, word: PageWord): number {
  return word.bbox[0] - before.bbox[2];
}

/** The middle of the gaps between words on one line; columns of a table do not count. */
function usualGapBetween(words: readonly PageWord[]): number {
  const gaps: number[] = [];
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    if (!before?.ocrLine || before.ocrLine.line !== word.ocrLine?.line) continue;
    const gap = gapBetween(before, word);
    if (gap > 0 && gap < (word.bbox[3] - word.bbox[1]) * 1.5) gaps.push(gap);
  }
  return median(gaps);
}

const withPoint = /^\D*\d{1,3}(?:,?\d{3})*\.\d{2}\D*$/u;
const withComma = /^\D*\d{1,6},\d{2}\D*$/u;

/** `343,95` is `343.95` on a page whose other amounts have a point. */
function pointsForCommas(words: readonly PageWord[]): PageWord[] {
  const points = words.filter((word) => withPoint.test(word.text)).length;
  const commas = words.filter((word) => withComma.test(word.text)).length;
  if (points < 3 || points < 2 * commas) return [...words];
  return words.map((word) =>
    withComma.test(word.text) ? { ...word, text: word.text.replace(/(\d),(\d{2})(?!\d)/u, '$1.$2') } : word,
  );
}

/** What stands before a number as a word, or is a name by itself. */
const wordsWithO = new Set(['NO', 'PO', 'CO', 'TO', 'GO', 'DO', 'SO']);
const namesWithO = /^(?:CO2|H2O|O2)$/u;

/** `SHO1` is `SH01`, `RMO.47` is `RM0.47`: in a code or an amount the letter beside a digit is a nought. */
function noughtsForLetters(text: string): string {
  if (!/\d/u.test(text) || !/[OQ]/u.test(text) || namesWithO.test(text)) return text;
  return text
    .replace(/(?<!\p{L})([A-NP-Z]{0,3})(O+)(?=\d)/gu, (found: string, letters: string, row: string) =>
      wordsWithO.has(found) ? found : letters + '0'.repeat(row.length),
    )
    .replace(/(?<=\d|\d[.,])O+(?!\p{L})|(?<=\d)O+(?=\d)/gu, (row) => '0'.repeat(row.length))
    .replace(/(?<=^|[^\p{L}\d]|RM)[OQ](?=[.,]\d{2}(?!\d))/gu, '0');
}
