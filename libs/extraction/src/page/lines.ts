import type { BoundingBox } from '@gemmavision/domain/geometry';
import { unionOfBoxes } from '@gemmavision/domain/geometry';
import type { PlacedWord } from './straighten.ts';

/** Words that stand on one line, from left to right, across the whole page or region given. */
export interface TextLine {
  words: PlacedWord[];
  bbox: BoundingBox;
  /** The band that most of the line's words fill: marks above or below it do not widen it. */
  top: number;
  bottom: number;
}

const heightOf = (word: PlacedWord) => word.bbox[3] - word.bbox[1];

/** The middle of the sorted values; 0 for none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Adds a value to values that are sorted, so that their middle is known without sorting them again. */
function insertSorted(sorted: number[], value: number): void {
  let at = sorted.length;
  while (at > 0 && (sorted[at - 1] ?? 0) > value) at--;
  sorted.splice(at, 0, value);
}

const middleOf = (sorted: readonly number[]) => sorted[Math.floor(sorted.length / 2)] ?? 0;

/** Between two words of print, in characters, where a page has too little text to measure it. */
const commonSpace = 0.57;

/** The usual width of a line's characters. */
export function characterWidthOf(line: TextLine): number {
  const widths = line.words
    .filter((word) => word.text.length > 1)
    .map((word) => (word.bbox[2] - word.bbox[0]) / word.text.length);
  const height = median(line.words.map(heightOf));
  return Math.min(Math.max(median(widths) || height * 0.45, height * 0.3), height * 0.7) || 1;
}

/**
 * The space between two words of a text, in characters: about a half in print, one in typewriter's type, more where
 * boxes are drawn about the ink. What is a column's gap and what is none shows beside it.
 */
export function usualSpace(lines: readonly TextLine[]): number {
  const spaces: number[] = [];
  for (const line of lines) {
    const width = characterWidthOf(line);
    for (const [i, word] of line.words.entries()) {
      const before = line.words[i - 1];
      if (!before || !(isPlain(word.text) || isPlain(before.text))) continue;
      const space = (word.bbox[0] - before.bbox[2]) / width;
      if (space > 0 && space < 1.7) spaces.push(space);
    }
  }
  return spaces.length < 20 ? commonSpace : Math.max(median(spaces), commonSpace * 0.9);
}

const isPlain = (text: string) => /^\p{L}+[,.]?$/u.test(text);

interface GrowingLine {
  words: PlacedWord[];
  top: number;
  bottom: number;
  /** Of all words so far, sorted. */
  heights: number[];
  tops: number[];
  bottoms: number[];
}

/**
 * Groups words into lines by their vertical overlap, top to bottom. Tall words go first, so that superscripts and
 * footnote marks join the line that they touch instead of opening one between two lines.
 */
export function linesOf(words: readonly PlacedWord[]): TextLine[] {
  const usualHeight = median(words.map(heightOf));
  const ordered = [...words].sort((a, b) => {
    const small = Number(heightOf(a) < usualHeight * 0.6) - Number(heightOf(b) < usualHeight * 0.6);
    return small || a.bbox[1] + a.bbox[3] - (b.bbox[1] + b.bbox[3]) || a.bbox[0] - b.bbox[0];
  });
  const lines: GrowingLine[] = [];
  for (const word of ordered) {
    const [, y0, , y1] = word.bbox;
    let best: GrowingLine | undefined;
    let bestShare = 0.5;
    for (const line of lines) {
      const overlap = Math.min(y1, line.bottom) - Math.max(y0, line.top);
      if (overlap <= 0) continue;
      const share = overlap / Math.max(Math.min(y1 - y0, line.bottom - line.top), 1e-6);
      if (share > bestShare) {
        bestShare = share;
        best = line;
      }
    }
    if (best) {
      // The band follows the line's usual words: one tall word must not swallow the next line.
      best.words.push(word);
      insertSorted(best.heights, y1 - y0);
      insertSorted(best.tops, y0);
      insertSorted(best.bottoms, y1);
      if (y1 - y0 <= middleOf(best.heights) * 1.3) {
        best.top = middleOf(best.tops);
        best.bottom = middleOf(best.bottoms);
      }
    } else {
      lines.push({ words: [word], top: y0, bottom: y1, heights: [y1 - y0], tops: [y0], bottoms: [y1] });
    }
  }
  return lines
    .map(({ words: members, top, bottom }) => ({
      top,
      bottom,
      words: members.sort((a, b) => a.bbox[0] - b.bbox[0] || a.bbox[1] - b.bbox[1]),
      bbox: unionOfBoxes(members.map((word) => word.bbox)),
    }))
    .sort((a, b) => a.top + a.bottom - (b.top + b.bottom));
}
