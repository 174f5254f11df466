import { fold } from '../vocabulary.ts';
import { meantWord, misreadDistance } from './misread.ts';
import type { DocumentLine } from '../document-lines.ts';
import type { PlacedWord } from '../../page/index.ts';

const list = (text: string) => text.split(/\s+/).filter((word) => word !== '');

/** What shops call themselves, in English and Malay: a word near enough to one of these is one of these. */
export const shopWords: ReadonlySet<string> = new Set(
  list(`
    enterprise enterprises trading traders hardware electrical electronics electronic stationery stationers
    stationary bookstore bookcentre books restaurant restaurants restoran cafe coffee bistro bakery bakeries
    confectionery kitchen seafood pharmacy farmasi klinik clinic dental healthcare health beauty medical
    book key maker supermarket minimarket hypermarket market mart store stores shop shopping centre center department
    marketing distribution distributor distributors distribute supplies supply supplier resources holdings
    industries industrial industry services service station petroleum motors automobile
    accessories furniture lighting machinery engineering construction builders building materials
    international corporation company limited incorporated group management consultant development
    pasaraya pasar borong mini kedai makan makanan perniagaan syarikat pembekal perusahaan pengedar
    emporium gallery fashion boutique jewellery optical photo printing print office education
    cooperative koperasi personal independent grocer groceries fresh foods food beverage beverages catering
    hotel resort travel transport logistics express global malaysia united
    brothers sisters house garden gardens delights world golden premium quality express sdn bhd guardian
    cosmetics watches toys sports music computer computers technology technologies solutions systems
    laundry salon saloon parking cinema entertainment club bar grill steakhouse noodle rice chicken tea
  `),
);

/** A word of a name without OCR's slips that no name has: figures and marks in a letter's place. */
export function withoutMarks(word: string): string {
  const letters = word.replace(/[^\p{L}]/gu, '');
  if (letters.length < 2) return word;
  const isCapital = letters === letters.toUpperCase();
  let mended = word.replace(/(?<=\p{L}|\.)¥|¥(?=\p{L}|\.)/gu, isCapital ? 'Y' : 'y');
  if (isCapital)
    mended = mended
      .replace(/(?<=\p{Lu})[!|](?=\p{Lu}|$)|^[!|](?=\p{Lu}{2})/gu, 'I')
      .replace(/(?<=\p{Lu})0+(?=\p{Lu})/gu, (zeros) => 'O'.repeat(zeros.length))
      .replace(/(?<=\p{Lu})1(?=\p{Lu})/gu, 'I')
      .replace(/(?<=\p{Lu})5(?=\p{Lu})/gu, 'S')
      // 8EMED, LEON6: one figure at an end of many capitals.
      .replace(
        /^([568])(?=\p{Lu}{4,}$)|(?<=^\p{Lu}{4,})([568])$/gu,
        (figure) => ({ 5: 'S', 6: 'G', 8: 'B' })[figure] ?? figure,
      )
      // Only U stands behind a Q.
      .replace(/Q(?=[A-TV-Z])/g, 'O');
  else mended = mended.replace(/(?<=\p{Ll})1(?=\p{Ll})/gu, 'l').replace(/(?<=\p{Ll})0(?=\p{Ll})/gu, 'o');
  return mended;
}

function inCaseOf(word: string, model: string): string {
  if (model === model.toUpperCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(model) || model.slice(1) !== model.slice(1).toLowerCase()
    ? word.charAt(0).toUpperCase() + word.slice(1)
    : word;
}

/** The same word as another place of the page spells it, where OCR is much surer of that one. */
function surerSpelling(word: PlacedWord, others: readonly PlacedWord[]): string | undefined {
  const bare = fold(word.text).replace(/[^\p{L}\d]/gu, '');
  if (bare.length < 5 || word.confidence > 0.8) return undefined;
  for (const other of others) {
    const spelt = fold(other.text).replace(/[^\p{L}\d]/gu, '');
    if (other === word || other.confidence < Math.max(0.7, word.confidence + 0.3) || /\d/.test(spelt))
      continue;
    if (spelt !== bare && misreadDistance(bare, spelt, 1) <= 1) return spelt;
  }
  return undefined;
}

/** A shop's name as it was most likely printed. */
export function speltName(words: readonly PlacedWord[], page: readonly DocumentLine[]): string {
  const others = page.flatMap((line) => line.words);
  return words
    .map((word, i) => {
      const isOpen =
        /^\(\p{Lu}{3,}D$/u.test(word.text) && !words.slice(i).some(({ text }) => text.includes(')'));
      // An unclosed bracket's end was read as a part of the last letter: (MALURI) as (MALURD.
      const plain = isOpen ? word.text.replace(/D$/, 'I)') : withoutMarks(word.text);
      const core = /[\p{L}\d!|]+/u.exec(plain)?.[0] ?? '';
      const folded = fold(core);
      if (folded.length < 4) return plain;
      // Most words of names are nobody's but the shop's: only near look-alikes are mended, and of words that OCR is
      // sure of only the longest by more than one such change.
      const isSure = word.confidence > 0.9 && folded.length < 10;
      const leniency = isSure ? (folded.length < 7 ? 0.5 : 0.34) : folded.length < 8 ? 1 : 0.67;
      const meant = meantWord(folded, shopWords, leniency);
      const better = meant ?? surerSpelling(word, others);
      // A letter more before or behind a known word is another word glued to it.
      if (better === undefined || folded.includes(better)) return plain;
      return plain.replace(core, inCaseOf(better, core));
    })
    .join(' ');
}

/** How many words of a text are such by which shops are known, and how many are not. */
export function shopWordsIn(text: string): { known: number; own: number } {
  const words = fold(text)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 2 || /\d/.test(word));
  const known = words.filter((word) => word.length > 3 && meantWord(word, shopWords) !== undefined).length;
  return { known, own: words.filter((word) => word !== 'and' && word !== 'the').length - known };
}
