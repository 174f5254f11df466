import type { PlacedWord } from './straighten.ts';
import { linesOf, median, type TextLine } from './lines.ts';

/** Lines on each side of a gutter before two columns of prose are believed. */
const leastColumnLines = 6;

/** The part of a line's characters that are letters, and how long its runs of text are. */
function readsLikeProse(lines: readonly TextLine[]): boolean {
  const texts = lines.map((line) => line.words.map((word) => word.text).join(' '));
  const all = texts.join('');
  const letters = all.replace(/[^\p{L}]/gu, '').length;
  return letters / Math.max(all.length, 1) > 0.7 && median(texts.map((text) => text.length)) >= 24;
}

/** Where words leave a white strip from `lines`' top to bottom near the middle; undefined where they do not. */
function gutterOf(lines: readonly TextLine[], emWidth: number): number | undefined {
  const x0 = Math.min(...lines.map((line) => line.bbox[0]));
  const x1 = Math.max(...lines.map((line) => line.bbox[2]));
  const steps = Math.ceil(x1 - x0) + 1;
  const covered = new Uint8Array(steps);
  for (const line of lines) {
    for (const word of line.words) {
      covered.fill(1, Math.max(0, Math.floor(word.bbox[0] - x0)), Math.ceil(word.bbox[2] - x0));
    }
  }
  let best: { at: number; width: number } | undefined;
  for (let from = Math.floor(steps * 0.25); from < steps * 0.75; from++) {
    if (covered[from]) continue;
    let to = from;
    while (to < steps && !covered[to]) to++;
    if (to - from >= emWidth && (!best || to - from > best.width))
      best = { at: x0 + (from + to) / 2, width: to - from };
    from = to;
  }
  return best?.at;
}

/**
 * Lines in the order in which a person reads them. Columns of prose are read one after the other; rows of a table,
 * which also have white strips between them, are read across.
 */
export function readingOrder(words: readonly PlacedWord[]): TextLine[] {
  const lines = linesOf(words);
  const ordered: TextLine[] = [];
  const em = median(words.map((word) => word.fontSize)) || 10;
  let start = 0;
  while (start < lines.length) {
    // The longest run of lines from here that a gutter divides.
    let end = start + leastColumnLines;
    let gutter: number | undefined;
    while (end <= lines.length) {
      const found = gutterOf(lines.slice(start, end), em);
      if (found === undefined) break;
      gutter = found;
      end++;
    }
    end--;
    const block = gutter === undefined ? [] : lines.slice(start, end);
    if (gutter !== undefined && block.length >= leastColumnLines) {
      const at = gutter;
      const inside = block.flatMap((line) => line.words);
      const left = linesOf(inside.filter((word) => word.bbox[2] <= at));
      const right = linesOf(inside.filter((word) => word.bbox[2] > at));
      const enough = Math.min(left.length, right.length) >= leastColumnLines;
      if (enough && readsLikeProse(left) && readsLikeProse(right)) {
        ordered.push(...left, ...right);
        start = end;
        continue;
      }
    }
    const line = lines[start];
    if (line) ordered.push(line);
    start++;
  }
  return ordered;
}
