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
  const lines: { words: PlacedWord[]; top: number; bottom: number }[] = [];
  for (const word of ordered) {
    const [, y0, , y1] = word.bbox;
    let best: (typeof lines)[number] | undefined;
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
      const heights = median(best.words.map(heightOf));
      if (y1 - y0 <= heights * 1.3) {
        const tops = best.words.map((member) => member.bbox[1]);
        const bottoms = best.words.map((member) => member.bbox[3]);
        best.top = median(tops);
        best.bottom = median(bottoms);
      }
    } else lines.push({ words: [word], top: y0, bottom: y1 });
  }
  return lines
    .map((line) => ({
      ...line,
      words: line.words.sort((a, b) => a.bbox[0] - b.bbox[0] || a.bbox[1] - b.bbox[1]),
      bbox: unionOfBoxes(line.words.map((word) => word.bbox)),
    }))
    .sort((a, b) => a.top + a.bottom - (b.top + b.bottom));
}
