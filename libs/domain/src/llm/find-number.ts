import type { PrintReaders } from './print-readers.ts';
import { overlaps, type Span } from './span.ts';

/** Digits with the marks that may group them, spaces too; on one line. */
const figures = /\d(?:[\d.,'’]|[ \u00A0\u202F](?=\d))*/gu;
/** Of a run with spaces (`12 345 678 90`): so many parts may be one number. */
const mostParts = 6;
/** What may stand directly before or behind a figure without being one word with it. */
const besideFigure = /^(?:\p{Lu}{3}|RM|US|Rs|kr|zł|zl|k|m|mn|bn|mio|tsd|cr|dr|x)$/iu;
const sameNumber = 1e-12;

/** Letters directly before a place, or directly behind it. */
function lettersBefore(text: string, at: number): string {
  return /\p{L}+$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? '';
}
function lettersAfter(text: string, at: number): string {
  return /^\p{L}+/u.exec(text.slice(at, at + 12))?.[0] ?? '';
}

/** Whether digits stand for themselves: not a part of a document’s number, a date or a word. */
function standsAlone(text: string, { start, end }: Span): boolean {
  const [before, after] = [lettersBefore(text, start), lettersAfter(text, end)];
  if (before !== '' && !besideFigure.test(before)) return false;
  if (after !== '' && !besideFigure.test(after)) return false;
  if (/[\p{L}\d][-/_.:]$|\d[–—]$|#$/u.test(text.slice(Math.max(0, start - 2), start))) return false;
  return !/^[-/_:][\p{L}\d]|^[–—]\d/u.test(text.slice(end, end + 2));
}

/** Whether a figure is printed as negative: a minus before or behind it, or brackets. */
function isNegative(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  const after = text.slice(end, end + 6);
  return (
    /[-–−‒]\s?(?:\p{Sc}|\p{Lu}{2,3})?\s?$/u.test(before) ||
    /^\s?(?:[-–−](?!\d)|cr\b)/iu.test(after) ||
    (/\(\s?(?:\p{Sc}|\p{Lu}{2,3})?\s?[-–−]?$/u.test(before) && /^\s?%?\s?\)/u.test(after))
  );
}

/** Parts of a run of digits, and what joins them by spaces: each may be the number. */
function readings({ start, end }: Span, text: string): Span[] {
  const parts = [...text.slice(start, end).matchAll(/[^ \u00A0\u202F]+/gu)].map(({ index, 0: part }) => {
    // A full stop or comma at the end belongs to the sentence.
    const length = part.replace(/[.,'’]+$/, '').length;
    return { start: start + index, end: start + index + length };
  });
  return parts.flatMap((first, index) =>
    parts.slice(index, index + mostParts).map((last) => ({ start: first.start, end: last.end })),
  );
}

/** All that a printed figure may stand for: its marks may be of either notation. */
function valuesOf(printed: string, { readNumber }: PrintReaders): number[] {
  return [false, true].flatMap((decimalComma) => {
    const value = readNumber(printed, decimalComma)?.value;
    return value === undefined ? [] : [value];
  });
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= sameNumber * Math.max(1, Math.abs(one), Math.abs(other));
}

/**
 * Where an amount stands, in whatever notation. `scales` are factors that the pages say. A negative amount must be
 * printed as one; a positive one may stand behind a dash, which need not be a minus. Figures of dates are none.
 */
export function findAmount(
  text: string,
  value: number,
  scales: readonly number[],
  dates: readonly Span[],
  readers: PrintReaders,
): Span[] {
  const size = Math.abs(value);
  const means = (span: Span) =>
    valuesOf(text.slice(span.start, span.end), readers).some((printed) =>
      scales.some((scale) => isSame(printed * scale, size)),
    );
  return [...text.matchAll(figures)]
    .map(({ index, 0: run }) => ({ start: index, end: index + run.length }))
    .flatMap((run) => readings(run, text))
    .filter(
      (span) =>
        means(span) &&
        standsAlone(text, span) &&
        (value >= 0 || isNegative(text, span)) &&
        !dates.some((date) => overlaps(date, span)),
    );
}

/** Where a year stands: four digits by themselves or in a date, as `FY24`, or as the end of `2023/24`. */
export function findYear(text: string, value: number): Span[] {
  if (!Number.isInteger(value) || value < 1900 || value > 2999) return [];
  const short = String(value % 100).padStart(2, '0');
  const shape = new RegExp(
    `(?<!\\d|\\d[.,])${value}(?!\\d|[.,]\\d{3}(?!\\d))|\\bFY\\s?['’]?${short}(?!\\d)`,
    'giu',
  );
  return [...text.matchAll(shape)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}
