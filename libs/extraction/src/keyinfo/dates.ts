import { monthPrefixes } from './vocabulary.ts';

/** A date in a text: ISO 8601, and where it stands. */
export interface FoundDate {
  iso: string;
  start: number;
  end: number;
}

export type DateOrder = 'day-first' | 'month-first';

const monthNumber = new Map(monthPrefixes.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));
const monthNames = [...monthNumber.keys()].sort((a, b) => b.length - a.length).join('|');
const year = '(?<y>(?:19|20)\\d\\d|\\d\\d)';
const fullYear = '(?<y>(?:19|20)\\d\\d)';
const shapes: RegExp[] = [
  new RegExp(`(?<!\\d)${fullYear}\\s?[-/.]\\s?(?<m>\\d{1,2})\\s?[-/.]\\s?(?<d>\\d{1,2})(?!\\d)`, 'giu'),
  new RegExp(
    `(?<![\\d.,/])(?<a>\\d{1,2})\\s?[/.-]\\s?(?<b>\\d{1,2})\\s?[/.-]\\s?${year}(?![\\d/])(?![.,]\\d)`,
    'giu',
  ),
  new RegExp(
    `(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th|er|\\.)?[\\s/.-]*(?:de\\s|of\\s)?(?<mon>${monthNames})[a-z]{0,2}\\.?[\\s,/.-]*(?:de\\s|del\\s)?(?:${fullYear}|['’]?(?<y2>\\d\\d))(?!\\d)`,
    'giu',
  ),
  new RegExp(
    `(?<![\\p{L}])(?<mon>${monthNames})\\.?\\s?(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s?,?\\s?${fullYear}(?!\\d)`,
    'giu',
  ),
];

const pad = (value: number) => String(value).padStart(2, '0');

/** The ISO date of a year, month and day; undefined where the calendar has no such day. */
export function isoDate(y: number, m: number, d: number): string | undefined {
  const full = y < 100 ? (y < 70 ? 2000 + y : 1900 + y) : y;
  if (m < 1 || m > 12 || d < 1 || d > daysIn(full, m)) return undefined;
  return `${full}-${pad(m)}-${pad(d)}`;
}

/** Days of a month, leap years included. */
export function daysIn(y: number, m: number): number {
  if (m === 2) return y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(m) ? 30 : 31;
}

/** All dates in a text, in order. `order` decides figures that could be read either way. */
export function findDates(text: string, order: DateOrder = 'day-first'): FoundDate[] {
  const found: FoundDate[] = [];
  for (const shape of shapes) {
    for (const match of text.matchAll(shape)) {
      const parts = match.groups ?? {};
      const y = Number(parts['y'] ?? parts['y2']);
      let m = Number(parts['m'] ?? monthNumber.get((parts['mon'] ?? '').toLowerCase()));
      let d = Number(parts['d']);
      if (parts['a'] !== undefined) {
        const a = Number(parts['a']);
        const b = Number(parts['b']);
        [d, m] = order === 'day-first' ? [a, b] : [b, a];
        if (m > 12) [d, m] = [m, d];
      }
      const iso = isoDate(y, m, d);
      const start = match.index;
      const end = start + match[0].length;
      if (iso && !found.some((other) => start < other.end && other.start < end))
        found.push({ iso, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
