import { findAmounts } from '../amounts.ts';

/** An amount on a till's line, and how it was printed. */
export interface TillAmount {
  value: number;
  start: number;
  end: number;
  /** `money` shows cents or a currency; `whole` is a bare number; `unpointed` may have lost the point before its cents. */
  kind: 'money' | 'whole' | 'unpointed';
}

const figureOf: Record<string, string> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  '!': '1',
  S: '5',
  s: '5',
  B: '8',
  Z: '2',
  z: '2',
  G: '6',
  A: '4',
};

/** Cents behind a mark, with letters where OCR took figures for them. At least one figure must be one. */
const misread =
  /(?<![\p{L}\d.,])(?:R[MNH]\s?)?(?<whole>[\dOoQDIliSsBZzG|!]{1,5})\s?[.,]\s?(?<cents>[\dOoQDIliSsBZzGA|!]{2})(?![\p{L}\d.,])/gu;
/** RM glued to its number by letters that OCR made of it: `RN72.74`, `Rh 5.00`, `AM4.10`. */
const gluedMark = /(?<!\p{L})(?:R[MNHWK]|[AKF]M|BM|HM)(?=\s?[\d.])/giu;
/** Cents whose point was read as a gap: `8 35` at the end of a line. */
const gapped = /(?<![\p{L}\d.,/:#-])(?:R[MNH]\s?)?(?<whole>[\dIil|oO]{1,4}) (?<cents>\d\d)(?=\W*$)/gu;
/** Figures that OCR set apart: `2 1 7 . 0 0`. Beside a count they could be two numbers. */
const apart = /(?<![\p{L}\d.,])(?<whole>\d(?:\s\d){1,4})\s?[.,]\s?(?<cents>\d\s?\d)(?![\p{L}\d])/gu;
const bare = /(?<![\p{L}\d.,/:#-])\d{3,6}(?![\p{L}\d.,/:%-])/gu;

const asFigures = (text: string) => [...text].map((character) => figureOf[character] ?? character).join('');

/**
 * All amounts on a line of a receipt, in order: those that are printed plainly, those with a letter in a figure's
 * place, and bare numbers that may be an amount whose point was not read. On the line of a sum, which has no count,
 * figures set apart are one amount.
 */
export function tillAmounts(text: string, isSum = false): TillAmount[] {
  // Same length, so that every offset stays.
  const unmarked = text.replace(gluedMark, (mark) => 'RM'.padEnd(mark.length));
  const found = findAmounts(unmarked).map(({ value, start, end, isMoney }): TillAmount => ({
    value,
    start,
    end,
    kind: isMoney ? 'money' : 'whole',
  }));
  const isTaken = (start: number, end: number) =>
    found.some((other) => other.kind === 'money' && start < other.end && other.start < end);
  if (isSum)
    for (const match of unmarked.matchAll(apart)) {
      const { whole = '', cents = '' } = match.groups ?? {};
      const [start, end] = [match.index, match.index + match[0].length];
      const value = Number(`${whole.replace(/\s/g, '')}.${cents.replace(/\s/g, '')}`);
      for (let i = found.length - 1; i >= 0; i--) {
        const other = found[i];
        if (other && start < other.end && other.start < end) found.splice(i, 1);
      }
      found.push({ value, start, end, kind: 'money' });
    }
  for (const match of unmarked.matchAll(misread)) {
    const { whole = '', cents = '' } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    if (!/\d/.test(whole + cents) || isTaken(start, end)) continue;
    const value = Number(`${asFigures(whole)}.${asFigures(cents)}`);
    if (Number.isFinite(value)) found.push({ value, start, end, kind: 'money' });
  }
  for (const match of unmarked.matchAll(gapped)) {
    const { whole = '', cents = '' } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    if (/\d/.test(whole) && !isTaken(start, end))
      found.push({ value: Number(`${asFigures(whole)}.${cents}`), start, end, kind: 'unpointed' });
  }
  for (const match of unmarked.matchAll(bare)) {
    const start = match.index;
    const end = start + match[0].length;
    if (!isTaken(start, end)) found.push({ value: Number(match[0]) / 100, start, end, kind: 'unpointed' });
  }
  // A number within a larger reading is a piece of it.
  const isPiece = (amount: TillAmount) =>
    amount.kind === 'whole' &&
    found.some(
      (other) =>
        other.start <= amount.start &&
        other.end >= amount.end &&
        other.end - other.start > amount.end - amount.start,
    );
  return found.filter((amount) => !isPiece(amount)).sort((a, b) => a.start - b.start);
}
