import { partOf, type DocumentLine, type Run } from '../document-lines.ts';
import { tillAmounts, type TillAmount } from './till-amounts.ts';
import { tillWordsOf } from './till-words.ts';

/** What a line of a receipt says its amount is. */
export type TillMeaning =
  | 'roundedTotal'
  | 'total'
  | 'partTotal'
  | 'net'
  | 'tax'
  | 'rounding'
  | 'discount'
  | 'tendered'
  | 'change'
  | 'count'
  | 'item';

/** A line of a receipt with what it is about. */
export interface TillLine {
  meaning: TillMeaning;
  words: string;
  line: DocumentLine;
  /** The amount that the line is about, where it shows one. */
  amount: TillLineAmount | undefined;
}

export interface TillLineAmount {
  value: number;
  run: Run;
  kind: TillAmount['kind'];
}

const countWords = /\b(?:qty|quantity|items?|points|pcs|pax)\b/;
const excluding = /\b(?:excl|exc|excluding|exclusive|before|without)\b/;
const including = /\b(?:incl|inc|including|inclusive|with|after)\b/;

const taxWords = '(?:gst|sst|vat|tax)';
/** What a line is about, most telling first; matched against its words as the till means them. */
const meanings: [meaning: TillMeaning, says: (words: string) => boolean][] = [
  [
    'roundedTotal',
    (words) =>
      /\bround(?:ed|ing)? (?:\w+ )?total\b|\btotal (?:\w+ )?rounded\b|\btotal after round|\b(?:total|amount|amt|nett?) (?:\w+ )?(?:payable|due)\b|\bbalance due\b|\bnett total\b/.test(
        words,
      ),
  ],
  ['rounding', (words) => /\bround(?:ed|ing)?\b/.test(words)],
  ['change', (words) => /\b(?:change|baki)\b/.test(words)],
  ['discount', (words) => /\b(?:discount|disc|savings?|voucher|deposit)\b/.test(words)],
  ['partTotal', (words) => /\bsub\w? ?totals?\b/.test(words)],
  ['net', (words) => /\b(?:total|sales)\b/.test(words) && excluding.test(words) && !including.test(words)],
  [
    'tax',
    (words) =>
      new RegExp(`\\btotal ${taxWords}\\b|\\b${taxWords} (?:amount |amt )?total\\b`).test(words) &&
      !including.test(words),
  ],
  ['count', (words) => /\btotal (?:no )?(?:of )?(?:qty|quantity|items?|points|pcs|pax)\b/.test(words)],
  ['total', (words) => /\b(?:total|jumlah)\b/.test(words)],
  [
    'net',
    (words) =>
      /\btaxable\b|\b(?:gst|sst|vat|tax) ta\w* (?:amount|amt)\b|\bnett? (?:amount|amt)\b/.test(words) ||
      excluding.test(words),
  ],
  [
    'tax',
    (words) =>
      new RegExp(`\\b${taxWords}\\b`).test(words) && !/\b(?:id|no|reg|invoice|summary)\b/.test(words),
  ],
  [
    'tendered',
    (words) =>
      /\b(?:cash|tunai|tendered|tender|paid|payment|received|visa|master|mastercard|debit|credit|kredit|nets|amex)\b/.test(
        words,
      ) && !/\b(?:bill|sales?|cashier|note|promotion|no)\b/.test(words),
  ],
  ['count', (words) => countWords.test(words)],
];

/** The amount that a line is about: its last one with cents, else its last number. */
function lastAmount(line: DocumentLine, from: number, isSum: boolean): TillLineAmount | undefined {
  const behind = tillAmounts(line.text, isSum).filter(({ start }) => start >= from);
  const chosen =
    behind.filter(({ kind }) => kind === 'money').at(-1) ??
    behind.filter(({ kind }) => kind === 'unpointed').at(-1) ??
    behind.at(-1);
  return chosen && { value: chosen.value, run: partOf(line, chosen.start, chosen.end), kind: chosen.kind };
}

/** The amount alone on the line below a label that has none beside it. */
function amountBelow(line: DocumentLine, below: DocumentLine | undefined): TillLineAmount | undefined {
  if (!below || below.page !== line.page || /\p{L}{3}/u.test(below.text)) return undefined;
  const amounts = tillAmounts(below.text).filter(({ kind }) => kind === 'money');
  const [only] = amounts;
  if (!only || amounts.length > 1) return undefined;
  return { value: only.value, run: partOf(below, only.start, only.end), kind: only.kind };
}

/**
 * The words that name a line's last amount: those behind the amount before it ("saving 0.00 total 41.50"), or all
 * where there are none.
 */
function labelOf(line: DocumentLine): { words: string; start: number } {
  const spelt = tillWordsOf(line.text);
  const amounts = tillAmounts(line.text).filter(({ kind }) => kind === 'money');
  const last = amounts.at(-1);
  const before = amounts.at(-2);
  const named = last && before ? spelt.filter(({ start }) => start >= before.end && start < last.start) : [];
  const chosen = named.some(({ word }) => word.length > 2) ? named : spelt;
  return { words: chosen.map(({ word }) => word).join(' '), start: chosen[0]?.start ?? 0 };
}

/** The lines of a receipt with what each is about. */
export function tillLines(lines: readonly DocumentLine[]): TillLine[] {
  return lines.map((line, i) => {
    const { words, start } = labelOf(line);
    const meaning = meanings.find(([, says]) => says(words))?.[0] ?? 'item';
    const isSum = meaning !== 'item' && meaning !== 'count';
    const here = lastAmount(line, meaning === 'item' ? 0 : start, isSum);
    const amount = here ?? (isSum ? amountBelow(line, lines[i + 1]) : undefined);
    return { meaning, words, line, amount };
  });
}

/** "2 x 5.30": what one costs, not what the line comes to. */
export const priceOfOne = /^\W*(?:\d{1,3}|@?\d{1,3})?\s?[x@*×]\s?(?:R[MHN]\s?|RA\s?)?[\d.]+\W*$/i;

/** What stands over the items, never among them. */
const headWords =
  /\b(?:tel|phone|fax|invoice|date|time|cashier|receipt|table|amount|price|qty|description)\b/;

/** Where the items of a receipt are: from the last line of its head to its first sum. */
export function itemLines(lines: readonly TillLine[]): {
  lines: readonly TillLine[];
  from: number;
  to: number;
} {
  const firstSum = lines.findIndex(({ meaning }) => meaning === 'total' || meaning === 'partTotal');
  const to = Math.max(0, firstSum);
  const head = lines
    .slice(0, to)
    .findLastIndex(({ words, amount }) => amount?.kind !== 'money' && headWords.test(words));
  return { lines, from: head + 1, to };
}
