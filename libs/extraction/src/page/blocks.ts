import { linesOf, median, type TextLine } from './lines.ts';
import type { PlacedWord } from './straighten.ts';

/** Lines on each side of a gutter before columns are believed. */
const leastLines = 6;
/** Two columns, each with columns inside, in parts above and below each other: deeper pages are not cut further. */
const deepest = 6;

const widthOf = (line: TextLine) => line.bbox[2] - line.bbox[0];

/** Whether a line's words stand as close as in a sentence: no gap wider than two characters. */
function isUnbroken(line: TextLine): boolean {
  return line.words.every((word, i) => {
    const before = line.words[i - 1];
    return !before || word.bbox[0] - before.bbox[2] < 1.1 * Math.max(word.fontSize, before.fontSize, 1);
  });
}

/**
 * How surely these lines are running text that fills its column rather than labels or numbers: 0 no, 1 like a column
 * of a report, 2 so full that labels of a table are out of the question.
 */
function proseGrade(lines: readonly TextLine[]): 0 | 1 | 2 {
  if (lines.length < leastLines) return 0;
  const text = lines.flatMap((line) => line.words.map((word) => word.text)).join('');
  const letters = text.replace(/[^\p{L}]/gu, '').length / Math.max(1, text.length);
  const count = median(lines.map((line) => line.words.length));
  const full = Math.max(...lines.map(widthOf));
  const filledTo = (share: number) =>
    lines.filter((line) => widthOf(line) > full * share && isUnbroken(line)).length / lines.length;
  if (letters < 0.68 || count < 4 || filledTo(0.75) < 0.5) return 0;
  return count >= 5 && filledTo(0.85) >= 0.62 ? 2 : 1;
}

interface Cut {
  x: number;
  top: number;
  bottom: number;
  area: number;
}

/** The largest strip that no word crosses with running text on one side and as many lines on the other. */
function findGutter(words: readonly PlacedWord[]): Cut | undefined {
  const x0 = Math.min(...words.map((word) => word.bbox[0]));
  const x1 = Math.max(...words.map((word) => word.bbox[2]));
  const em = median(words.map((word) => word.fontSize)) || 10;
  const half = em * 0.45;
  const step = Math.max(2, em / 3);
  const top = Math.min(...words.map((word) => word.bbox[1]));
  const bottom = Math.max(...words.map((word) => word.bbox[3]));
  let best: Cut | undefined;
  for (let x = x0 + (x1 - x0) * 0.15; x < x0 + (x1 - x0) * 0.85; x += step) {
    const crossing = words.filter((word) => word.bbox[0] < x + half && word.bbox[2] > x - half);
    const edges = [...crossing].sort((a, b) => a.bbox[1] - b.bbox[1]);
    let from = top;
    for (const stop of [
      ...edges.map(({ bbox }) => ({ y0: bbox[1], y1: bbox[3] })),
      { y0: bottom + 1, y1: bottom + 1 },
    ]) {
      const height = stop.y0 - from;
      const area = height * Math.min(x - x0, x1 - x);
      if (height > em * leastLines * 1.1 && (!best || area > best.area * 1.02)) {
        const inside = words.filter((word) => word.bbox[1] >= from - 1 && word.bbox[3] <= stop.y0 + 1);
        const left = linesOf(inside.filter((word) => word.bbox[2] <= x));
        const right = linesOf(inside.filter((word) => word.bbox[0] >= x));
        const grades = proseGrade(left) + proseGrade(right);
        if (Math.min(left.length, right.length) >= leastLines && grades >= 2) {
          best = { x, top: from, bottom: stop.y0, area };
        }
      }
      from = Math.max(from, stop.y1);
    }
  }
  return best;
}

/**
 * Cuts a page's words into blocks that are read one after the other: columns of running text apart from each other
 * and from what stands beside them. Columns of a table stay together, since none of them is running text.
 */
export function readingBlocks(words: readonly PlacedWord[], depth = 0): PlacedWord[][] {
  if (words.length < 40 || depth >= deepest) return words.length > 0 ? [[...words]] : [];
  const cut = findGutter(words);
  if (!cut) return [[...words]];
  const above = words.filter((word) => (word.bbox[1] + word.bbox[3]) / 2 < cut.top);
  const below = words.filter((word) => (word.bbox[1] + word.bbox[3]) / 2 > cut.bottom);
  const inside = words.filter((word) => !above.includes(word) && !below.includes(word));
  const left = inside.filter((word) => (word.bbox[0] + word.bbox[2]) / 2 < cut.x);
  const right = inside.filter((word) => (word.bbox[0] + word.bbox[2]) / 2 >= cut.x);
  if (left.length === 0 || right.length === 0) return [[...words]];
  return [above, left, right, below].flatMap((part) => readingBlocks(part, depth + 1));
}
