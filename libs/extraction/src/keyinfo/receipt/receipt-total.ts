import { partOf, type DocumentLine, type Found, type Run } from '../document-lines.ts';
import { tillAmounts } from './till-amounts.ts';
import { itemLines, priceOfOne, tillLines, type TillLine, type TillMeaning } from './till-lines.ts';

/** How much a label says about what is to be paid. */
const labelWeight: Partial<Record<TillMeaning, number>> = {
  roundedTotal: 6,
  total: 5,
  partTotal: 2,
  net: 0.8,
};
/** How much less an amount says that is not printed with its cents. */
const doubt = { money: 0, whole: 4, unpointed: 2 } as const;

const cents = (value: number) => Math.round(value * 100);

interface Candidate {
  weight: number;
  run: Run | undefined;
  /** From sums, not from a label. */
  isDerived: boolean;
}

/** Whether two amounts in cents differ by one figure alone, as when OCR took it for another. */
function differByOneFigure(a: number, b: number): boolean {
  const [left, right] = [String(a), String(b)];
  if (left.length !== right.length) return false;
  return [...left].filter((figure, i) => figure !== right[i]).length === 1;
}

/** Sums that must come to the total, and how much each says. */
interface Sum {
  value: number;
  points: number;
}

const amountsOf = (lines: readonly TillLine[], meaning: TillMeaning) =>
  lines.flatMap((line) => (line.meaning === meaning && line.amount ? [line.amount] : []));

/** What was handed over less what was given back; a card pays the total itself. */
function paymentSums(lines: readonly TillLine[]): Sum[] {
  const change = amountsOf(lines, 'change').at(-1);
  return lines.flatMap(({ meaning, amount, words }): Sum[] => {
    if (meaning !== 'tendered' || !amount || amount.kind === 'whole') return [];
    const paid = change ? amount.value - Math.abs(change.value) : amount.value;
    return paid > 0 ? [{ value: paid, points: change ? 3 : isCard(words) ? 2.5 : 1.5 }] : [];
  });
}

const isCard = (words: string) => /\b(?:visa|master|mastercard|debit|credit|nets|amex)\b/.test(words);

const smallRoundings = (lines: readonly TillLine[]) =>
  amountsOf(lines, 'rounding').flatMap(({ kind, value }) =>
    kind === 'money' && Math.abs(value) < 0.06 ? [value] : [],
  );

/** Shares of tax that tills add: what stands beside a net amount and is one of these of it, is its tax. */
const taxRates = [0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.19, 0.2, 0.21];

/** The tax summary's rows, net and tax side by side, come to the total together. */
function summarySum(lines: readonly TillLine[]): Sum[] {
  let sum = 0;
  let rows = 0;
  for (const { line, meaning } of lines) {
    if (meaning !== 'item' && meaning !== 'tax') continue;
    const amounts = tillAmounts(line.text).filter(({ kind }) => kind === 'money');
    const [net, tax] = amounts.slice(-2);
    if (!net || !tax || amounts.length > 3 || net.value <= 0) continue;
    const isTaxed = taxRates.some((rate) => Math.abs(net.value * rate - tax.value) < 0.011) && tax.value > 0;
    if (!isTaxed && !(rows > 0 && tax.value === 0)) continue;
    sum += net.value + tax.value;
    rows++;
  }
  return rows > 0 ? [{ value: sum, points: 2 }] : [];
}

/** Net and tax, part of the total and its rounding or discount, the items. */
function partSums(lines: readonly TillLine[]): Sum[] {
  const sums: Sum[] = [];
  const values = (meaning: TillMeaning) =>
    amountsOf(lines, meaning)
      .filter(({ kind }) => kind !== 'whole')
      .map(({ value }) => value);
  const taxes = values('tax').filter((value) => value > 0);
  const parts = [...values('partTotal'), ...values('net')].filter((value) => value > 0);
  for (const part of parts) {
    for (const tax of taxes) {
      if (tax > part * 0.3) continue;
      sums.push({ value: part + tax, points: 2 });
    }
    for (const discount of values('discount'))
      if (discount !== 0) sums.push({ value: part - Math.abs(discount), points: 1 });
  }
  const items = itemAmounts(lines);
  if (items.length > 0) sums.push({ value: items.reduce((sum, value) => sum + value, 0), points: 1.5 });
  return sums;
}

function itemAmounts(all: readonly TillLine[]): number[] {
  const { lines, from, to } = itemLines(all);
  return lines
    .slice(from, to)
    .flatMap(({ meaning, amount, line }) =>
      meaning === 'item' && amount?.kind === 'money' && !priceOfOne.test(line.text) ? [amount.value] : [],
    );
}

/** "Rounding 13.60" below "Total 13.58" is the total after rounding, not what was rounded off. */
function withRoundedTotals(lines: readonly TillLine[]): TillLine[] {
  const totals = amountsOf(lines, 'total').map(({ value }) => value);
  return lines.map((line) =>
    line.meaning === 'rounding' &&
    line.amount?.kind === 'money' &&
    totals.some((total) => total > 0.1 && Math.abs(total - (line.amount?.value ?? 0)) < 0.06)
      ? { ...line, meaning: 'roundedTotal' }
      : line,
  );
}

/** Amounts printed with their cents, by cents: how often, and where first. Change is none of them. */
function printedAmounts(
  lines: readonly TillLine[],
): Map<number, { count: number; run: Run; isPaidInCash: boolean }> {
  const printed = new Map<number, { count: number; run: Run; isPaidInCash: boolean }>();
  for (const { line, meaning, words } of lines) {
    if (meaning === 'change') continue;
    const isPaidInCash = meaning === 'tendered' && !isCard(words);
    for (const { value, start, end, kind } of tillAmounts(line.text)) {
      if (kind !== 'money' || value <= 0) continue;
      const known = printed.get(cents(value));
      if (known) {
        known.count++;
        known.isPaidInCash &&= isPaidInCash;
      } else printed.set(cents(value), { count: 1, run: partOf(line, start, end), isPaidInCash });
    }
  }
  return printed;
}

/**
 * What is payable by a receipt: the amount with the most evidence. Labels count first; cash less change, a card's
 * payment, net and tax, the tax summary, the items and repetition confirm, before or after rounding. Where an amount
 * behind its label and the sums differ by one figure, the sums are taken: OCR misreads figures, tills do not miscount.
 */
export function receiptTotal(documentLines: readonly DocumentLine[]): Found<number> | undefined {
  const lines = withRoundedTotals(tillLines(documentLines));
  const printed = printedAmounts(lines);
  const roundings = [...new Set(smallRoundings(lines).map((value) => Math.abs(cents(value))))].filter(
    Boolean,
  );
  const sums = [...paymentSums(lines), ...partSums(lines), ...summarySum(lines)];
  const support = (key: number) =>
    Math.min(
      5,
      sums
        .filter(({ value }) => [0, ...roundings].includes(Math.abs(cents(value) - key)))
        .reduce((sum, { points }) => sum + points, 0),
    );
  const candidates = new Map<number, Candidate>();
  const add = (key: number, weight: number, run: Run | undefined, isDerived = false) => {
    if (key <= 0 || key > 1e9) return;
    const known = candidates.get(key);
    if (!known || known.weight < weight) candidates.set(key, { weight, run: run ?? known?.run, isDerived });
  };
  const rounded = lines.findIndex(({ meaning }) => meaning === 'rounding');
  const summary = lines.findIndex(({ words }) => /\bsummary\b/.test(words));
  const afterRounding = new Set<number>();
  for (const [i, { meaning, amount }] of lines.entries()) {
    const isAfterRounding = rounded >= 0 && i > rounded;
    const weight = labelWeight[meaning === 'partTotal' && isAfterRounding ? 'total' : meaning];
    if (weight === undefined || !amount) continue;
    const place = (isAfterRounding ? 1.2 : 0) - (summary >= 0 && i > summary ? 3 : 0);
    if (isAfterRounding && place > 0 && weight >= 5 && amount.kind === 'money')
      afterRounding.add(cents(amount.value));
    add(cents(amount.value), weight + place - doubt[amount.kind], amount.run);
  }
  const totals = [...candidates].filter(([, { weight }]) => weight >= 3);
  for (const key of new Set(sums.map(({ value }) => cents(value)))) {
    if ((candidates.get(key)?.weight ?? 0) >= 3) continue;
    const place = printed.get(key);
    const near = totals.find(([total]) => roundings.includes(Math.abs(total - key)));
    const misread = [...candidates].find(
      ([other, { weight, isDerived }]) =>
        weight >= 2 && !isDerived && differByOneFigure(other, key) && support(other) === 0,
    );
    if (near && place && !place.isPaidInCash && afterRounding.size === 0)
      add(key, near[1].weight + 0.7, place.run, true);
    else if (misread && support(key) >= 1.5) add(key, misread[1].weight - 1, misread[1].run, true);
    // What is neither labelled nor printed is a sum of misread amounts more often than the total.
    else if (!near) add(key, place ? 0 : totals.length === 0 ? -1 : -2.5, place?.run);
  }
  const largest = Math.max(0, ...totals.map(([key]) => key));
  const scored = [...candidates].map(([key, { weight, run }]) => ({
    key,
    run,
    score:
      weight +
      support(key) +
      Math.min(3, (printed.get(key)?.count ?? 1) - 1) * 0.4 +
      (key === largest ? 0.6 : 0) -
      (support(key) === 0 && totals.some(([other]) => differByOneFigure(other, key) && support(other) > 1)
        ? 1.5
        : 0),
  }));
  const [best, second] = scored.sort((a, b) => b.score - a.score);
  if (best && best.score > 1.2) {
    const lead = Math.min(4, best.score - (second?.score ?? 0));
    return {
      value: best.key / 100,
      run: best.run ?? nowhere,
      certainty:
        Math.max(0.1, Math.min(0.98, 0.3 + best.score * 0.055 + lead * 0.05)) *
        // Something was rounded off, and nothing behind it says to what.
        (roundings.length > 0 && !afterRounding.has(best.key) ? 0.8 : 1),
    };
  }
  return mostPrinted(printed);
}

const nowhere: Run = { page: 1, words: [], text: '' };

/** No label was legible: the largest amount that is printed twice, else the largest of all. */
function mostPrinted(printed: Map<number, { count: number; run: Run }>): Found<number> | undefined {
  const repeated = [...printed].filter(([, { count }]) => count > 1);
  const [chosen] = (repeated.length > 0 ? repeated : [...printed]).sort((a, b) => b[0] - a[0]);
  return chosen && { value: chosen[0] / 100, run: chosen[1].run, certainty: 0.25 };
}
