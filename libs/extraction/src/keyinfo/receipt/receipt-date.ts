import { findDates } from '../dates.ts';
import { partOf, type DocumentLine, type Found } from '../document-lines.ts';
import { fold } from '../vocabulary.ts';
import { misreadDates, type YearRange } from './misread-dates.ts';
import { tillWordsOf } from './till-words.ts';

const anyYear: YearRange = { first: 1990, last: 2039 };
/** Malaysia's goods and services tax of 6 % was charged from April 2015 to May 2018, and printed on for a while. */
const goodsTax: YearRange = { first: 2015, last: 2018 };

/** The years that a receipt can be of, by what it says about its tax. */
function yearsOf(lines: readonly DocumentLine[]): YearRange {
  const text = lines.map((line) => fold(line.text)).join('\n');
  const isMalaysian = /\b(?:sdn|bhd|rm|myr|jalan|jln|selangor|kuala|johor|tunai)\b/.test(text);
  return isMalaysian && /(?<!\p{L})[gc6][s5][t1!il](?!\p{L})/u.test(text) ? goodsTax : anyYear;
}

const timeBehind = /^\W{0,4}(?:[ap]m\W{0,2})?[\dOoIl]{1,2}\s?[:;.]\s?[\dOo]{2}(?!\d)/i;
const timeBefore = /\d{1,2}\s?[:;]\s?\d{2}(?:\s?[:;]\s?\d{2})?\s?(?:[ap]m)?\W{0,3}$/i;
const labels = /\b(?:date|tarikh|datum|fecha|data|bizdate)\b/;
const otherLabels = /\b(?:exp|expiry|valid|until|before|birth|delivery|due|from)\b/;

interface Seen extends Found<string> {
  score: number;
}

/** All that a line says in favour of a date at a place. */
function placeScore(line: DocumentLine, i: number, start: number, end: number): number {
  const before = tillWordsOf(line.text.slice(0, start)).map(({ word }) => word);
  const near = before.slice(-3).join(' ');
  let score = 1 - i / 500;
  if (labels.test(near)) score += 3;
  else if (/\b(?:invoice|bill|receipt|doc)\b/.test(near)) score += 1;
  if (otherLabels.test(near)) score -= 3;
  if (timeBehind.test(line.text.slice(end)) || timeBefore.test(line.text.slice(0, start))) score += 1.5;
  return score;
}

const differInOne = (a: string, b: string) =>
  a.length === b.length && [...a].filter((character, i) => character !== b[i]).length === 1;

/**
 * The date of a receipt: each place that shows one, plainly or misread, counts by its label, a time beside it and how
 * much had to be guessed; the same date at two places confirms itself. Years that cannot be are figures misread.
 */
export function receiptDate(lines: readonly DocumentLine[]): Found<string> | undefined {
  const years = yearsOf(lines);
  const seen: Seen[] = [];
  for (const [i, line] of lines.entries()) {
    const plain = findDates(line.text, 'day-first');
    for (const { iso, start, end } of plain) {
      const year = Number(iso.slice(0, 4));
      // Kept for want of a better one.
      const isOut = year < years.first || year > years.last;
      const score = placeScore(line, i, start, end) - (isOut ? 3 : 0);
      seen.push({
        value: iso,
        run: partOf(line, start, end),
        score,
        certainty: 0.6 + score * 0.06 - (isOut ? 0.2 : 0),
      });
    }
    for (const { iso, start, end, changes } of misreadDates(line.text, years)) {
      if (seen.some(({ run, value }) => value === iso && run.words.some((word) => line.words.includes(word))))
        continue;
      const place = placeScore(line, i, start, end);
      // Without a label or a time beside it, a row of figures is too often something else.
      const isDate = plain.some((date) => date.start < end && start < date.end);
      if (place < 1.3 && changes > 0.5 && !isDate) continue;
      const score = place - 0.8 - changes;
      seen.push({
        value: iso,
        run: partOf(line, start, end),
        score,
        certainty: 0.5 + score * 0.05 - changes * 0.12,
      });
    }
  }
  let best: Seen | undefined;
  for (const date of seen) {
    const again = seen.filter((other) => other !== date && other.value === date.value).length;
    const score = date.score + Math.min(2, again) * 1.2;
    if (!best || score > best.score)
      best = { ...date, score, certainty: Math.max(0.1, Math.min(0.97, date.certainty + again * 0.08)) };
  }
  if (!best) return undefined;
  // Another date of the page that is the same but for one figure: one of the two was misread.
  const chosen = best.value;
  const isDoubted = seen.some(({ value }) => value !== chosen && differInOne(value, chosen));
  return {
    value: chosen,
    run: best.run,
    certainty: isDoubted ? Math.min(0.5, best.certainty) : best.certainty,
  };
}
