import { fold } from '../vocabulary.ts';
import { meantWord } from './misread.ts';

const list = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** Words that tills print around their sums, and near enough to be mistaken for one of them. */
const printed = new Set(
  list(`
    total subtotal subtotals jumlah grand nett net amount amt payable rounding rounded round adjustment adj cash
    change tendered tender paid payment received inclusive including incl inc excluding exclusive excl exc
    discount disc saving savings gst sst vat tax taxable qty quantity item items balance due visa master mastercard
    card debit credit sales sale service charge deposit cashier receipt invoice date time table tunai baki
    before after with points price unit description summary code rate tel phone fax thank member voucher
    cent kredit kad total's ewallet amex nets
  `),
);

/** A word of a till's line: as the till means it, and where it stands in the text. */
export interface TillWord {
  word: string;
  start: number;
  end: number;
}

/** The words that a run of letters without spaces is made of ("totalsales"); undefined where it is not. */
function parted(joined: string): string[] | undefined {
  if (joined.length < 5 || joined.length > 40) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= joined.length; end++) {
    for (let start = Math.max(0, end - 11); start < end - 1; start++) {
      const before = best[start];
      const word = joined.slice(start, end);
      if (!before || (word.length < 3 && word !== 'rm') || !(printed.has(word) || word === 'rm')) continue;
      const known = best[end];
      if (!known || before.length + 1 < known.length) best[end] = [...before, word];
    }
  }
  return best[joined.length];
}

/** Pieces of one word that OCR set apart ("TO T AL", "C A S H") are that word. */
function joined(pieces: readonly TillWord[]): TillWord[] {
  const words: TillWord[] = [];
  for (let i = 0; i < pieces.length;) {
    let taken = 1;
    for (let count = Math.min(8, pieces.length - i); count > 1; count--) {
      const run = pieces.slice(i, i + count);
      const word = run.map((piece) => piece.word).join('');
      if (run.every((piece) => piece.word.length <= 3) && word.length > 3 && printed.has(word)) {
        words.push({ word, start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 });
        taken = count;
        break;
      }
    }
    const piece = pieces[i];
    if (taken === 1 && piece) words.push(piece);
    i += taken;
  }
  return words;
}

/** The words of a line as the till meant them: OCR's slips mended, words run together parted, figures left out. */
export function tillWordsOf(text: string): TillWord[] {
  const words: TillWord[] = [];
  for (const match of fold(text).matchAll(/[\p{L}\d!|$'&]*\p{L}[\p{L}\d!|$'&]*/gu)) {
    const [read] = match;
    const place = { start: match.index, end: match.index + read.length };
    // A run with more figures than letters is a number with a unit, or a code.
    if (read.replace(/\D/g, '').length > read.length / 2) continue;
    const meant = meantWord(read, printed);
    if (meant !== undefined) words.push({ word: meant, ...place });
    else for (const word of parted(read) ?? [read]) words.push({ word, ...place });
  }
  return joined(words);
}

/** A line as the till meant it: its mended words, parted by one space. */
export const tillText = (text: string): string =>
  tillWordsOf(text)
    .map(({ word }) => word)
    .join(' ');
