import { findAmounts } from './amounts.ts';
import { partOf, type DocumentLine, type Found, type Run } from './document-lines.ts';
import { fold, patternOf, type Idea } from './vocabulary.ts';

/** Folded text with OCR's slips in "total" and "cash" mended; every offset stays. */
function readable(text: string): string {
  return fold(text)
    .replace(/(?<!\p{L})[t7][o0ac][t7l][ao][l1i!|\]](?!\p{L})/gu, 'total')
    .replace(/(?<!\p{L})[cg(][a4]sh(?!\p{L})/gu, 'cash');
}

interface Candidate extends Found<number> {
  score: number;
}

/** How much each label says about what is to be paid. */
const weights = { grandTotal: 6, amountDue: 5, plainTotal: 4, roundedTotal: 4 } as const;

/** The amount that stands for a label: the last on its line, else the one below it. */
function amountFor(
  lines: readonly DocumentLine[],
  i: number,
  label: { start: number; end: number },
): Found<number> | undefined {
  const line = lines[i];
  if (!line) return undefined;
  const here = findAmounts(line.text).filter((amount) => amount.start >= label.end);
  const last = here.filter((amount) => amount.isMoney).at(-1) ?? here.at(-1);
  if (last)
    return {
      value: last.value,
      run: partOf(line, last.start, last.end),
      certainty: last.isMoney ? 0.9 : 0.7,
    };
  const below = lines[i + 1];
  if (!below || below.page !== line.page || /\p{L}{4}/u.test(below.text)) return undefined;
  const amounts = findAmounts(below.text).filter((amount) => amount.isMoney);
  const [only] = amounts;
  const chosen =
    amounts.length > 1
      ? nearestBelow(
          partOf(line, label.start, label.end),
          amounts.map(({ value, start, end }) => ({ value, run: partOf(below, start, end) })),
        )
      : only && { value: only.value, run: partOf(below, only.start, only.end) };
  return chosen && { ...chosen, certainty: 0.75 };
}

/** Of the amounts on the line below a row of names, the one that stands under the name. */
function nearestBelow<T extends { run: Run }>(label: Run, amounts: readonly T[]): T | undefined {
  const edges = (run: Run) => ({
    left: Math.min(...run.words.map((word) => word.bbox[0])),
    right: Math.max(...run.words.map((word) => word.bbox[2])),
  });
  const over = edges(label);
  const away = (run: Run) => {
    const under = edges(run);
    const overlap = Math.min(over.right, under.right) - Math.max(over.left, under.left);
    return overlap > 0 ? 0 : -overlap;
  };
  const [nearest] = [...amounts].sort((a, b) => away(a.run) - away(b.run));
  return nearest && away(nearest.run) < 20 ? nearest : undefined;
}

function labelIn(idea: Idea, folded: string): { start: number; end: number } | undefined {
  const match = patternOf(idea).exec(folded);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/**
 * What an invoice comes to: the gross total rather than what is left of it to be paid. A credit note gives back what
 * it prints, with or without a minus sign.
 */
export function invoiceTotal(lines: readonly DocumentLine[], isCredit = false): Found<number> | undefined {
  const candidates: Candidate[] = [];
  const moneyCounts = new Map<number, number>();
  for (const line of lines)
    for (const { value } of findAmounts(line.text).filter((amount) => amount.isMoney))
      moneyCounts.set(value, (moneyCounts.get(value) ?? 0) + 1);
  for (const [i, line] of lines.entries()) {
    const folded = readable(line.text);
    const excluded = patternOf('notTotal').test(folded);
    for (const [idea, weight] of Object.entries(weights) as [keyof typeof weights, number][]) {
      const label = labelIn(idea, folded);
      const found = label && amountFor(lines, i, label);
      if (!found || found.value === 0 || (found.value < 0 && !isCredit)) continue;
      candidates.push({
        ...found,
        value: Math.abs(found.value),
        score: (excluded ? weight - 4 : weight) + (found.certainty > 0.8 ? 0.5 : -0.5),
      });
    }
  }
  const net = new Set(labelledAmounts(lines, 'netTotal').map(({ value }) => value));
  const tax = labelledAmounts(lines, 'taxTotal').map(({ value }) => value);
  const largest = Math.max(...candidates.map(({ value }) => value), 0);
  for (const candidate of candidates) {
    candidate.score += Math.min(3, (moneyCounts.get(candidate.value) ?? 1) - 1) * 0.4;
    const addsUp = tax.some((amount) =>
      [...net].some((value) => value < candidate.value && Math.abs(value + amount - candidate.value) < 0.02),
    );
    if (addsUp) candidate.score += 1.5;
    if (candidate.value === largest) candidate.score += 0.6;
  }
  candidates.sort((a, b) => b.score - a.score);
  const [best] = candidates;
  if (best && best.score > 1)
    return { value: best.value, run: best.run, certainty: Math.min(0.97, 0.45 + best.score * 0.06) };
  return fallback(lines, moneyCounts) ?? best;
}

/** No label was legible: the largest amount printed twice, else the largest of all. */
function fallback(lines: readonly DocumentLine[], counts: Map<number, number>): Found<number> | undefined {
  const repeated = [...counts].filter(([value, count]) => count > 1 && value > 0).map(([value]) => value);
  const value =
    repeated.length > 0 ? Math.max(...repeated) : counts.size > 0 ? Math.max(...counts.keys()) : undefined;
  if (value === undefined || value <= 0) return undefined;
  for (const line of lines) {
    const amount = findAmounts(line.text).find((candidate) => Math.abs(candidate.value - value) < 0.005);
    if (amount) return { value, run: partOf(line, amount.start, amount.end), certainty: 0.3 };
  }
  return { value, run: { page: 1, words: [], text: '' }, certainty: 0.25 };
}

/** Every amount that stands behind a label of an idea, in the order of the page. */
export function labelledAmounts(lines: readonly DocumentLine[], idea: Idea): Found<number>[] {
  return lines.flatMap((line, i) => {
    const label = labelIn(idea, readable(line.text));
    const found = label && amountFor(lines, i, label);
    return found ? [found] : [];
  });
}

/** An amount printed anywhere on the pages. */
function printed(lines: readonly DocumentLine[], value: number): Found<number> | undefined {
  for (const line of lines) {
    const amount = findAmounts(line.text).find(
      (candidate) => candidate.isMoney && Math.abs(candidate.value - value) < 0.005,
    );
    if (amount) return { value: amount.value, run: partOf(line, amount.start, amount.end), certainty: 0.7 };
  }
  return undefined;
}

/**
 * Net and tax of a total. Both behind their labels and adding up to it is best; else one behind its label and the
 * rest of the total printed somewhere; else a net alone. Without a total, the first of each behind its label.
 */
export function netAndTax(
  lines: readonly DocumentLine[],
  total: number | undefined,
): { net?: Found<number>; tax?: Found<number> } {
  const nets = labelledAmounts(lines, 'netTotal').filter(({ value }) => value > 0);
  const taxes = labelledAmounts(lines, 'taxTotal').filter(({ value }) => value >= 0);
  if (total === undefined)
    return { ...(nets[0] ? { net: nets[0] } : {}), ...(taxes[0] ? { tax: taxes[0] } : {}) };
  for (const net of nets)
    for (const tax of taxes) if (Math.abs(net.value + tax.value - total) < 0.015) return { net, tax };
  for (const net of nets.filter(({ value }) => value < total && value > total * 0.65)) {
    const tax = printed(lines, total - net.value);
    if (tax) return { net, tax };
  }
  for (const tax of taxes.filter(({ value }) => value > 0 && value < total * 0.35)) {
    const net = printed(lines, total - tax.value);
    if (net) return { net, tax };
  }
  const net = nets.find(({ value }) => value < total);
  return net ? { net } : {};
}
