import { findDates, type DateOrder } from './dates.ts';
import { partOf, type DocumentLine, type Found, type Run } from './document-lines.ts';
import { fold, patternOf, type Idea } from './vocabulary.ts';

/** Where the last phrase of an idea in a text ends; -1 where there is none. */
function lastEnd(idea: Idea, folded: string): number {
  let end = -1;
  for (const match of folded.matchAll(new RegExp(patternOf(idea).source, 'gu')))
    end = match.index + match[0].length;
  return end;
}

const american =
  /\b(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC)\s+\d{5}(?:-\d{4})?\b|\bU\.?S\.?A\b/;

/**
 * How the document writes dates in figures: as its own dates that can only be read one way do, else as its address
 * does; the day first where nothing says otherwise.
 */
export function dateOrderOf(lines: readonly DocumentLine[]): DateOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const { text } of lines)
    for (const [, first = '', second = ''] of text.matchAll(
      /(?<![\d./-])(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)?\d\d(?![\d/])/g,
    )) {
      if (Number(first) > 12 && Number(second) <= 12) dayFirst++;
      if (Number(second) > 12 && Number(first) <= 12) monthFirst++;
    }
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'day-first' : 'month-first';
  const text = lines.map((line) => line.text).join('\n');
  return american.test(text) && /\$|\bUSD\b/.test(text) && !/[€£]|\bRM\b/.test(text)
    ? 'month-first'
    : 'day-first';
}

/** The words over a position of a line: the run of the line above that covers it. */
function above(lines: readonly DocumentLine[], i: number, x: number): string {
  const line = lines[i];
  const before = lines[i - 1];
  if (
    !line ||
    !before ||
    before.page !== line.page ||
    line.top - before.bottom > 2 * (line.bottom - line.top)
  )
    return '';
  const run = before.runs.find(({ words }) =>
    words.some((word) => word.bbox[0] - 4 <= x && x <= word.bbox[2] + 4),
  );
  return run && findDates(run.text).length === 0 ? run.text : '';
}

/** The date that a receipt or an invoice carries: by its label, else by its time of day, else the first one. */
export function documentDate(lines: readonly DocumentLine[], order: DateOrder): Found<string> | undefined {
  let best: (Found<string> & { score: number }) | undefined;
  for (const [i, line] of lines.entries()) {
    for (const date of findDates(line.text, order)) {
      const before = fold(line.text.slice(0, date.start));
      const run = partOf(line, date.start, date.end);
      const inLine = {
        label: lastEnd('date', before),
        other: lastEnd('otherDate', before),
        number: lastEnd('invoiceNumber', before),
      };
      const over = fold(above(lines, i, run.words[0]?.bbox[0] ?? 0));
      let score = 1 - i / 1000;
      if (inLine.other >= 0 && inLine.other >= inLine.label) score -= 4;
      else if (inLine.label >= 0) score += before.length - inLine.label < 12 ? 4 : 1.5;
      else if (over !== '' && lastEnd('otherDate', over) >= 0) score -= 3;
      else if (over !== '' && lastEnd('date', over) >= 0) score += 3;
      if (inLine.number >= 0 && inLine.other < 0) score += 2;
      if (
        /^\W{0,3}\d{1,2}\s?:\s?\d{2}/.test(line.text.slice(date.end)) ||
        /\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]m)?\W{0,3}$/.test(before)
      )
        score += 1.5;
      if (/\b(?:exp|valid|until|before|from|to)\b/.test(before.slice(-14))) score -= 2;
      if (!best || score > best.score)
        best = { value: date.iso, run, certainty: Math.min(0.95, 0.5 + score * 0.08), score };
    }
  }
  return best;
}

/** How far the middle of a run lies from that of a label above it. */
function awayFrom(label: Run, run: Run): number {
  const middle = ({ words }: Run) =>
    (Math.min(...words.map((word) => word.bbox[0])) + Math.max(...words.map((word) => word.bbox[2]))) / 2;
  return Math.abs(middle(label) - middle(run));
}

/** The date behind or under a label: by which an invoice is to be paid, or when its goods were supplied. */
export function labelledDate(
  lines: readonly DocumentLine[],
  idea: 'dueDate' | 'deliveryDate',
  order: DateOrder,
): Found<string> | undefined {
  for (const [i, line] of lines.entries()) {
    const end = lastEnd(idea, fold(line.text));
    if (end < 0) continue;
    const after = findDates(line.text, order).find((date) => date.start >= end - 1);
    if (after) return { value: after.iso, run: partOf(line, after.start, after.end), certainty: 0.85 };
    const below = lines[i + 1];
    const under = below && below.page === line.page ? findDates(below.text, order) : [];
    if (!below || under.length === 0) continue;
    const label = partOf(line, Math.max(0, end - 3), end);
    const [nearest] = under
      .map(({ iso, start, end: to }) => ({ iso, run: partOf(below, start, to) }))
      .sort((a, b) => awayFrom(label, a.run) - awayFrom(label, b.run));
    if (nearest && (under.length === 1 || awayFrom(label, nearest.run) < 40))
      return { value: nearest.iso, run: nearest.run, certainty: under.length === 1 ? 0.6 : 0.55 };
  }
  return undefined;
}
