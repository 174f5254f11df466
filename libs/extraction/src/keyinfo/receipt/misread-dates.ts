import { isoDate } from '../dates.ts';
import { monthPrefixes } from '../vocabulary.ts';
import { misreadDistance } from './misread.ts';

/** A date that OCR misread, as it was most likely printed: how many characters had to be taken for others. */
export interface MisreadDate {
  iso: string;
  start: number;
  end: number;
  changes: number;
}

/** What a letter or mark in a figure's place was. */
const figureOf: Record<string, string> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  U: '0',
  a: '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  '!': '1',
  t: '1',
  T: '1',
  Z: '2',
  z: '2',
  A: '4',
  S: '5',
  s: '5',
  $: '5',
  G: '6',
  b: '6',
  '?': '7',
  B: '8',
  E: '8',
  g: '9',
  q: '9',
};
const figure = String.raw`[\dOoQDUaIli|!tTZzASsG$b?BEgq]`;
/** What a figure that cannot be right was: the others that it is read for. */
const readFor: Record<string, string> = {
  '0': '68',
  '1': '7',
  '2': '7',
  '3': '8',
  '4': '16',
  '5': '6',
  '6': '058',
  '7': '12',
  '8': '036',
  '9': '08',
};

const stroke = String.raw`(?:\s?[-/.,~–—:\\'’]\s?)`;
const open = String.raw`(?<![\p{L}\d])`;
const shapes = [
  // 25/12/2018 with any mark between.
  `${open}(?<d>${figure}{1,2})${stroke}(?<m>${figure}{1,2})${stroke}(?<y>${figure}{4}|${figure}{2})(?!\\d)`,
  // Figures set apart: 2 0/ 03/ 20 1 8.
  `${open}(?<d>\\d\\s?\\d)\\s?[-/.]\\s?(?<m>\\d\\s?\\d)\\s?[-/.]\\s?(?<y>2\\s?0\\s?\\d\\s?\\d)(?!\\d)`,
  // Its time glued to it: 25/12/20188:13:39.
  `${open}(?<d>[0-3]?\\d)[-/.](?<m>[01]?\\d)[-/.](?<y>20[0-3]\\d)(?=\\d{1,2}:\\d\\d)`,
  // Strokes read as 7, 1, l or I.
  `${open}(?<d>${figure}{2})[71lI|/](?<m>${figure}{2})[71lI|/](?<y>[2z][0Oo]${figure}{2})(?!\\d)`,
  // 2503/2018, 25/032018, 25032018.
  `${open}(?<d>[0-3]\\d)${stroke}?(?<m>[01]\\d)${stroke}?(?<y>20\\d\\d)(?!\\d)`,
  `${open}(?<y>20\\d\\d)(?<m>[01]\\d)(?<d>[0-3]\\d)(?!\\d)`,
  `${open}(?<y>${figure}{4})\\s?[-/.]\\s?(?<m>${figure}{2})\\s?[-/.]\\s?(?<d>${figure}{2})(?!\\d)`,
].map((source) => new RegExp(source, 'gu'));
const named = new RegExp(
  `${open}(?=${figure}?\\d)(?<d>${figure}{1,2})[\\s/.,'-]{0,3}(?<month>\\p{L}[\\p{L}\\d]{2,8})[\\s/.,'-]{0,3}(?<y>${figure}{4}|${figure}{2})(?!\\d)`,
  'gu',
);

/** Years that a document on a desk today is from. */
export interface YearRange {
  first: number;
  last: number;
}

interface Reading {
  text: string;
  changes: number;
}

function asFigures(text: string): Reading {
  let changes = 0;
  const figures = [...text].map((character) => {
    if (/\d/.test(character)) return character;
    changes++;
    return figureOf[character] ?? character;
  });
  return { text: figures.join(''), changes };
}

/** A number of two or four figures, and what it is when one of its figures is another: the likelier first. */
function readings(text: string): Reading[] {
  const plain = asFigures(text);
  const others = [...plain.text].flatMap((character, i) =>
    [...(readFor[character] ?? '')].map((other) => ({
      text: plain.text.slice(0, i) + other + plain.text.slice(i + 1),
      changes: plain.changes + 1,
    })),
  );
  return [plain, ...others];
}

const months = monthPrefixes.map((names) => names.filter((name) => /^[a-z]{3}$/.test(name)));

function monthOf(text: string): { month: number; changes: number } | undefined {
  let best: { month: number; changes: number } | undefined;
  const read = text.toLowerCase().slice(0, 3);
  for (const [i, names] of months.entries())
    for (const name of names) {
      const changes = misreadDistance(read, name, 1);
      if (changes <= 1 && (!best || changes < best.changes)) best = { month: i + 1, changes };
    }
  return best;
}

const yearOf = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** The date with the fewest changes that the calendar has within the years; none that needs more than two. */
function likeliest(
  d: string,
  m: readonly Reading[],
  y: string,
  years: YearRange,
): { iso: string; changes: number } | undefined {
  let best: { iso: string; changes: number } | undefined;
  for (const year of readings(y)) {
    const full = yearOf(year.text);
    if (!(full >= years.first && full <= years.last)) continue;
    for (const month of m)
      for (const day of readings(d)) {
        const changes = year.changes + month.changes + day.changes;
        if (changes > 2 || (best && changes >= best.changes)) continue;
        const iso = isoDate(full, Number(month.text), Number(day.text));
        if (iso) best = { iso, changes };
      }
  }
  return best;
}

/**
 * Dates in a text of which OCR took characters for others or lost the marks between: `25-Q1-16`, `2503/2018`,
 * `26/Fen/2017`, `22/03/2078`. Only with at least three plain figures, and at most two characters changed.
 */
export function misreadDates(text: string, years: YearRange): MisreadDate[] {
  const found: MisreadDate[] = [];
  const keep = (match: RegExpExecArray, date: { iso: string; changes: number } | undefined) => {
    if (!date || match[0].replace(/\D/g, '').length < 3) return;
    const place = { start: match.index, end: match.index + match[0].length };
    const rival = found.findIndex((other) => place.start < other.end && other.start < place.end);
    if (rival < 0) found.push({ ...date, ...place });
    else if ((found[rival]?.changes ?? 0) > date.changes) found[rival] = { ...date, ...place };
  };
  for (const shape of shapes)
    for (const match of text.matchAll(shape)) {
      const { d = '', m = '', y = '' } = match.groups ?? {};
      const [day, month, year] = [d, m, y].map((part) => part.replace(/\s/g, ''));
      keep(match, likeliest(day ?? '', readings(month ?? ''), year ?? '', years));
    }
  for (const match of text.matchAll(named)) {
    const { d = '', month = '', y = '' } = match.groups ?? {};
    const meant = monthOf(month);
    if (meant) keep(match, likeliest(d, [{ text: String(meant.month), changes: meant.changes }], y, years));
  }
  return found.sort((a, b) => a.start - b.start);
}
