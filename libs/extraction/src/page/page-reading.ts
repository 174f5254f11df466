import { readingBlocks } from './blocks.ts';
import { linesOf, usualSpace, type TextLine } from './lines.ts';
import type { Page } from './page.ts';
import { straightenWords, type PlacedWord } from './straighten.ts';

/** What text, tables and key information all begin with; each part is worked out when it is first asked for. */
export interface PageReading {
  readonly words: readonly PlacedWord[];
  /** Across the whole page, from top to bottom. */
  readonly lines: readonly TextLine[];
  /** The lines in the order in which a person reads them: columns of running text one after the other. */
  readonly blocks: readonly (readonly TextLine[])[];
  /** Between two words of the page's text, in characters. */
  readonly space: number;
}

const known = new WeakMap<Page, PageReading>();

/** The page's words and lines, the same ones each time: pages do not change. */
export function readingOf(page: Page): PageReading {
  const before = known.get(page);
  if (before) return before;
  const words = straightenWords(page);
  let lines: readonly TextLine[] | undefined;
  let blocks: readonly (readonly TextLine[])[] | undefined;
  let space: number | undefined;
  const reading: PageReading = {
    words,
    get lines() {
      return (lines ??= linesOf(words));
    },
    get blocks() {
      return (blocks ??= blocksOf(words, reading));
    },
    get space() {
      return (space ??= usualSpace(reading.lines));
    },
  };
  known.set(page, reading);
  return reading;
}

/** The lines of each block of some of a page's words. */
export function blocksOf(
  words: readonly PlacedWord[],
  reading: PageReading,
): readonly (readonly TextLine[])[] {
  if (words.length === reading.words.length && words !== reading.words) return reading.blocks;
  const blocks = readingBlocks(words);
  return blocks.map((block) => (block.length === reading.words.length ? reading.lines : linesOf(block)));
}
