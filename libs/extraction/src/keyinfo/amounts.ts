import { parseDigits } from '../tables/numbers.ts';

/** An amount of money in a text. */
export interface FoundAmount {
  value: number;
  start: number;
  end: number;
  /** Printed with cents, or beside a currency mark: an amount rather than a count. */
  isMoney: boolean;
}

const amountShape =
  /(?<open>\()?(?<minus>[-–−~])?\s?(?<mark>[$€£₹]|\b(?:USD|EUR|GBP|CHF|INR|MYR|R[MNH]|Rs\.?))?\s?(?<minus2>[-–−])?(?<digits>\d{1,3}(?:[.,'’ ]\d{3})+(?:\s?[.,]\s?\d{2})?|\d+(?:\s?[.,]\s?\d{1,4})?)(?<close>\))?(?<minus3>-(?!\d))?(?![\d%])(?!\s?%)/giu;

/**
 * All amounts in a text, in order. Commas before one or two last digits are decimal commas, spaces around the mark
 * (OCR puts them there) are dropped; digits are never changed otherwise.
 */
export function findAmounts(text: string): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const match of text.matchAll(amountShape)) {
    const parts = match.groups ?? {};
    const printed = parts['digits'] ?? '';
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const end = match.index + match[0].length;
    const before = text[start - 1] ?? ' ';
    const after = text[end] ?? ' ';
    if (/[\p{L}\d/#:]/u.test(before) && !parts['mark'] && before !== ':') continue;
    if (/[\p{L}/]/u.test(after) && !/^[A-Z]?\s/i.test(text.slice(end, end + 2))) continue;
    // A piece of a date or of a number of sections.
    if (/^[-/]\d|^\.\d{4}(?!\d)/.test(text.slice(end))) continue;
    const digits = printed.replace(/\s?([.,])\s?(?=\d)/g, '$1');
    const behind = text.slice(end);
    // 1.234 € and 1.234,- are whole amounts: three figures behind a point are no cents.
    const isWhole =
      /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(digits) &&
      (/^\s?(?:€|EUR|CHF)|^,[-–—]/.test(behind) || /€|EUR|CHF/.test(parts['mark'] ?? ''));
    const value = parseDigits(digits, isWhole);
    if (value === undefined) continue;
    const negative =
      Boolean(parts['minus'] && parts['minus'] !== '~') ||
      Boolean(parts['minus2'] ?? parts['minus3']) ||
      Boolean(parts['open'] && parts['close']);
    const isMoney =
      /[.,]\d{2}$/.test(digits) || parts['mark'] !== undefined || /^\s?(?:€|EUR|TTC)|^,[-–—]/i.test(behind);
    found.push({ value: negative ? -value : value, start, end, isMoney });
  }
  return found;
}
