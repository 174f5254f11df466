import type { LineItem } from '@gemmavision/domain/documents';
import { unionOfBoxes } from '@gemmavision/domain/geometry';
import type { DocumentLine } from '../document-lines.ts';
import { tillAmounts, type TillAmount } from './till-amounts.ts';
import { itemLines, priceOfOne, tillLines } from './till-lines.ts';

const counted = /(?<![\d.,])(\d{1,3}(?:\.\d{1,3})?)\s?(?:[x@*×]|pcs?\b|pkt\b|nos?\b|unit\b|ea\b)/i;
const code = /^[\s#*]*\d{3,}[\s-]*/;

const lettersIn = (text: string) => text.replace(/[^\p{L}]/gu, '').length;

/** What an item is called: its text before the first amount, without its number at the till. */
function nameIn(text: string): string {
  const [first] = tillAmounts(text).filter(({ kind }) => kind === 'money');
  const before = first ? text.slice(0, first.start) : text;
  return before
    .replace(code, '')
    .replace(/\s*\d{1,3}\s?[x@*×]?\s*$/i, '')
    .replace(/[\s:*.-]+$/, '')
    .trim();
}

/**
 * What one piece costs: the price that makes the amount as often as counted, alone or less a reduction that stands
 * there as well; else the last price before the amount.
 */
function priceIn(text: string, amount: number, count: number | null): number | null {
  const found = tillAmounts(text);
  const before = found
    .slice(
      0,
      found.findLastIndex(({ kind }) => kind === 'money'),
    )
    .filter(({ value }) => value > 0);
  const makesIt = ({ value }: TillAmount) =>
    count !== null &&
    [0, ...before.map((other) => other.value)].some(
      (reduction) => Math.abs(value * count - reduction - amount) < 0.005,
    );
  return (before.find(makesIt) ?? before.findLast(({ kind }) => kind === 'money'))?.value ?? null;
}

/**
 * The items of a receipt: the lines with an amount between its head and its first sum. A name may stand on the line
 * above its amount, and "2 x 5.30" above or below it.
 */
export function receiptItems(lines: readonly DocumentLine[]): LineItem[] {
  const { lines: till, from, to } = itemLines(tillLines(lines));
  const items: LineItem[] = [];
  let named: DocumentLine | undefined;
  for (let i = from; i < to; i++) {
    const entry = till[i];
    if (!entry) continue;
    const { line, amount, meaning } = entry;
    if (meaning !== 'item' || amount?.kind !== 'money' || priceOfOne.test(line.text)) {
      const last = items.at(-1);
      const multiplied = priceOfOne.test(line.text) ? counted.exec(line.text)?.[1] : undefined;
      if (last && multiplied !== undefined && last.quantity === null) last.quantity = Number(multiplied);
      if (meaning === 'item' && lettersIn(line.text) > 2 && !priceOfOne.test(line.text)) named = line;
      continue;
    }
    const own = nameIn(line.text);
    const above = lettersIn(own) > 2 ? undefined : named;
    const description = above ? nameIn(above.text) : own;
    if (lettersIn(description) < 2 || amount.value === 0) continue;
    const count = counted.exec(line.text)?.[1];
    const unitPrice = priceIn(line.text, amount.value, count === undefined ? null : Number(count));
    const whole = unitPrice !== null ? amount.value / unitPrice : NaN;
    const quantity = Number.isInteger(Math.round(whole * 100) / 100) ? Math.round(whole) : null;
    items.push({
      description,
      quantity: count === undefined ? quantity : Number(count),
      unitPrice,
      amount: amount.value,
      page: line.page,
      bbox: unionOfBoxes([...(above?.words ?? []), ...line.words].map((word) => word.printed.bbox)),
    });
    named = undefined;
  }
  return items;
}
