import { unionOfBoxes, type BoundingBox } from '../geometry/index.ts';
import type { PageText, Word } from './extraction-result.ts';
import type { TextHit, TextHits } from './text-hits.ts';

/** More places than anybody steps through. */
const mostHits = 1_000;

/** Words of the surroundings on each side. */
const around = 6;

/** Letters as people search them: case, ligatures, and the many dashes and quotation marks make no difference. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[‘’‚′]/g, "'")
    .replace(/[“”„″]/g, '"');
}

/** What is looked for. Digits find a figure however its thousands are grouped: `14694` finds `14,694`. */
export interface TextQuery {
  text: string;
  isFigure: boolean;
}

/** Reads what a person typed; undefined where nothing is left to look for. */
export function readTextQuery(typed: string): TextQuery | undefined {
  const text = folded(typed).replace(/\s+/g, ' ').trim();
  if (text === '') return undefined;
  const isFigure = /^\d[\d,' ]*\d(\.\d+)?$/.test(text);
  return { text: isFigure ? text.replace(/[,' ]/g, '') : text, isFigure };
}

/** Whether a page’s running text has the words at all: cheap, before its words are loaded. */
export function mayContain(text: string, query: TextQuery): boolean {
  const plain = folded(text).replace(/\s+/g, ' ');
  return (query.isFigure ? plain.replace(/(?<=\d)[,'](?=\d)/g, '') : plain).includes(query.text);
}

/** The words of a page as one text, and for each of its letters the word, and where in it, it comes from. */
interface Letters {
  text: string;
  word: number[];
  offset: number[];
}

function lettersOf(words: readonly Word[], query: TextQuery): Letters {
  const letters: Letters = { text: '', word: [], offset: [] };
  const put = (text: string, word: number, offset: number) => {
    letters.text += text;
    for (let unit = 0; unit < text.length; unit += 1) {
      letters.word.push(word);
      letters.offset.push(offset);
    }
  };
  words.forEach((word, index) => {
    let offset = 0;
    for (const letter of word.text) {
      const plain = folded(letter).replace(/\s+/g, '');
      if (!query.isFigure || !/^[,']$/.test(plain)) put(plain, index, offset);
      offset += letter.length;
    }
    put(' ', index, word.text.length);
  });
  return letters;
}

/** The part of a word’s box that some of its letters take, as if all were of one width. */
function partOfBox(word: Word, from: number, to: number): BoundingBox {
  const [x0, y0, x1, y1] = word.bbox;
  const letter = (x1 - x0) / Math.max(1, word.text.length);
  return [x0 + letter * from, y0, Math.min(x1, x0 + letter * to), y1];
}

function isOnOneLine(a: BoundingBox, b: BoundingBox): boolean {
  const shared = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return shared > 0.4 * Math.min(a[3] - a[1], b[3] - b[1]) && b[0] >= a[0];
}

function boxesOf(words: readonly Word[], letters: Letters, from: number, to: number): BoundingBox[] {
  const boxes: BoundingBox[] = [];
  for (let at = from; at < to;) {
    const index = letters.word[at] ?? 0;
    let last = at;
    while (last + 1 < to && letters.word[last + 1] === index) last += 1;
    const word = words[index];
    if (word !== undefined) {
      const box = partOfBox(word, letters.offset[at] ?? 0, (letters.offset[last] ?? 0) + 1);
      const before = boxes.at(-1);
      if (before !== undefined && isOnOneLine(before, box))
        boxes[boxes.length - 1] = unionOfBoxes([before, box]);
      else boxes.push(box);
    }
    at = last + 1;
  }
  return boxes;
}

/** Every place of a page where the text stands, also over the ends of words and lines. */
export function findInPage(page: Pick<PageText, 'page' | 'words'>, query: TextQuery): TextHit[] {
  const { words } = page;
  const letters = lettersOf(words, query);
  const said = (from: number, to: number) =>
    words
      .slice(Math.max(0, from), Math.max(0, to))
      .map((word) => word.text)
      .join(' ');
  const hits: TextHit[] = [];
  for (let at = letters.text.indexOf(query.text); at !== -1;) {
    const end = at + query.text.length;
    const [first, last] = [letters.word[at] ?? 0, letters.word[end - 1] ?? 0];
    hits.push({
      page: page.page,
      boxes: boxesOf(words, letters, at, end),
      words: [first, last],
      before: said(first - around, first),
      text: said(first, last + 1),
      after: said(last + 1, last + 1 + around),
    });
    at = letters.text.indexOf(query.text, end);
  }
  return hits;
}

/** Every place where the text stands on these pages, in reading order. */
export function findInPages(pages: readonly Pick<PageText, 'page' | 'words'>[], query: TextQuery): TextHits {
  const hits = pages.flatMap((page) => findInPage(page, query));
  return { hits: hits.slice(0, mostHits), isCut: hits.length > mostHits };
}
