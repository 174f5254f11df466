import { unionOfBoxes } from '@gemmavision/domain/geometry';
import type { Evidence } from '@gemmavision/domain/documents';
import { readingOf, type Page, type PlacedWord } from '../page/index.ts';
import { segmentLine } from '../tables/segments.ts';

/** A run of words within a line, with its text: words joined by one space. */
export interface Run {
  page: number;
  words: PlacedWord[];
  text: string;
}

/** A line of a document across the page's whole width, and its runs between wide gaps. */
export interface DocumentLine extends Run {
  runs: Run[];
  top: number;
  bottom: number;
}

const textOf = (words: readonly PlacedWord[]) => words.map((word) => word.text).join(' ');

/** All lines of a document, page after page, from top to bottom. */
export function documentLines(pages: readonly Page[]): DocumentLine[] {
  return pages.flatMap((page) =>
    readingOf(page).lines.map((line) => ({
      page: page.number,
      words: line.words,
      text: textOf(line.words),
      runs: segmentLine(line).segments.map(({ words }) => ({
        page: page.number,
        words,
        text: textOf(words),
      })),
      top: line.top,
      bottom: line.bottom,
    })),
  );
}

/** The part of a run between two offsets of its text, cut at words. */
export function partOf(run: Run, start: number, end: number): Run {
  let at = 0;
  const kept: PlacedWord[] = [];
  for (const word of run.words) {
    const from = at;
    const to = at + word.text.length;
    if (to > start && from < end) kept.push(word);
    at = to + 1;
  }
  return { page: run.page, words: kept, text: textOf(kept) };
}

/** Where something was read, and how sure that is: the reader's certainty lowered by the words' own. */
export function evidenceOf(run: Run, certainty: number): Evidence | undefined {
  if (run.words.length === 0) return undefined;
  const weakest = Math.min(...run.words.map((word) => word.confidence));
  return {
    page: run.page,
    bbox: unionOfBoxes(run.words.map((word) => word.printed.bbox)),
    confidence: Math.max(0, Math.min(1, certainty * weakest)),
  };
}

/** A value with the words that it was read from. */
export interface Found<T> {
  value: T;
  run: Run;
  certainty: number;
}
