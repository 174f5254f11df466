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
  if (lines.length < leastLines || !hasLettersOfProse(lines.flatMap((line) => line.words))) return 0;
  const count = median(lines.map((line) => line.words.length));
  if (count < 4) return 0;
  // Sentences run on from line to line; the cells of a column each begin anew.
  const runningOn = lines.filter((line) => /^\P{L}*\p{Ll}/u.test(line.words[0]?.text ?? '')).length;
  if (runningOn < lines.length * 0.2) return 0;
  const full = Math.max(...lines.map(widthOf));
  const unbroken = lines.filter(isUnbroken).map(widthOf);
  const filledTo = (share: number) => unbroken.filter((width) => width > full * share).length / lines.length;
  if (filledTo(0.75) < 0.5) return 0;
  return count >= 5 && filledTo(0.85) >= 0.62 ? 2 : 1;
}

/** Of all characters, the share of letters that running text has at least. */
const lettersOfProse = 0.68;

/** Of all characters, the share of letters that columns of numbers without labels have at most. */
const lettersOfNumbers = 0.25;

const lettersIn = (text: string) => text.replace(/[^\p{L}]/gu, '').length;

/** Whether these words hold enough letters for running text. */
function hasLettersOfProse(words: readonly PlacedWord[]): boolean {
  let letters = 0;
  let characters = 0;
  for (const { text } of words) {
    letters += lettersIn(text);
    characters += text.length;
  }
  return letters / Math.max(1, characters) >= lettersOfProse;
}

/** Whether one of the two sides of a gutter is surely running text, or both look like it. */
function partsProse(left: Side, right: Side): boolean {
  const leftLines = linesOf(left.words);
  if (leftLines.length < leastLines) return false;
  const rightLines = linesOf(right.words);
  if (right.isOfNumbers && standBeside(rightLines, leftLines)) return false;
  return rightLines.length >= leastLines && proseGrade(leftLines) + proseGrade(rightLines) >= 2;
}

/** Whether nearly all of these lines stand on the height of one of the others: the numbers of those labels. */
function standBeside(numbers: readonly TextLine[], labels: readonly TextLine[]): boolean {
  const beside = numbers.filter(({ top, bottom }) =>
    labels.some((line) => Math.abs(line.top + line.bottom - top - bottom) < (bottom - top) * 0.4),
  );
  return beside.length >= numbers.length * 0.85;
}

/** What is counted of the words on one side of a strip, before anyone looks at their lines. */
class Side {
  words: PlacedWord[] = [];
  letters = 0;
  characters = 0;

  add(word: CountedWord): void {
    this.words.push(word.word);
    this.letters += word.letters;
    this.characters += word.word.text.length;
  }

  get mayBeProse(): boolean {
    return this.letters / Math.max(1, this.characters) >= lettersOfProse;
  }

  get isOfNumbers(): boolean {
    return this.letters < this.characters * lettersOfNumbers;
  }
}

interface CountedWord {
  word: PlacedWord;
  letters: number;
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
  const downwards = [...words]
    .sort((a, b) => a.bbox[1] - b.bbox[1])
    .map((word): CountedWord => ({ word, letters: lettersIn(word.text) }));
  // A strip moved by a hair divides the same words: the answer for them is remembered.
  const known = new Map<string, boolean>();
  let best: Cut | undefined;
  for (let x = x0 + (x1 - x0) * 0.15; x < x0 + (x1 - x0) * 0.85; x += step) {
    const reach = Math.min(x - x0, x1 - x);
    let from = top;
    const open = (to: number) => {
      const height = to - from;
      const area = height * reach;
      if (height <= em * leastLines * 1.1 || (best && area <= best.area * 1.02)) return;
      const left = new Side();
      const right = new Side();
      for (const counted of downwards) {
        const { bbox } = counted.word;
        if (bbox[1] < from - 1 || bbox[3] > to + 1) continue;
        if (bbox[2] <= x) left.add(counted);
        else if (bbox[0] >= x) right.add(counted);
      }
      // Lines cost much more to find than letters to count: most strips between numbers end here.
      if (Math.min(left.words.length, right.words.length) < leastLines) return;
      if (!left.mayBeProse && !right.mayBeProse) return;
      const key = `${from} ${to} ${left.words.length} ${right.words.length}`;
      const isGutter = known.get(key) ?? partsProse(left, right);
      known.set(key, isGutter);
      if (isGutter) best = { x, top: from, bottom: to, area };
    };
    for (const { word } of downwards) {
      const { bbox } = word;
      if (bbox[0] >= x + half || bbox[2] <= x - half) continue;
      open(bbox[1]);
      from = Math.max(from, bbox[3]);
    }
    open(bottom + 1);
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
  const apart = new Set([...above, ...below]);
  const inside = words.filter((word) => !apart.has(word));
  const left = inside.filter((word) => (word.bbox[0] + word.bbox[2]) / 2 < cut.x);
  const right = inside.filter((word) => (word.bbox[0] + word.bbox[2]) / 2 >= cut.x);
  if (left.length === 0 || right.length === 0) return [[...words]];
  return [above, left, right, below].flatMap((part) => readingBlocks(part, depth + 1));
}
