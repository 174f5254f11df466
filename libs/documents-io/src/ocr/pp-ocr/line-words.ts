import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { PageWord } from '@gemmavision/extraction/page';
import type { GreyImage } from '../engine.ts';
import { inkBand, inkColumns, inkOf, widestGap } from './ink.ts';
import type { SeenCharacter } from './read-characters.ts';
import { pointIn, type SlantedBox } from './slanted-box.ts';
import { spacesAmong } from './spaces.ts';

interface ReadLine {
  /** The line as the network saw it, cut out of the picture at `box`. */
  cut: GreyImage;
  box: SlantedBox;
  /** Columns of the cut-out that one step of the network covers. */
  columnsPerStep: number;
  /** Its number on the page. */
  line: number;
}

/** The words of one line, each with the box of its ink. */
export function lineWords(
  characters: readonly SeenCharacter[],
  { cut, box, columnsPerStep, line }: ReadLine,
): PageWord[] {
  const ink = inkOf(cut);
  const band = inkBand(ink, cut.width, cut.height);
  const height = band.to - band.from;
  const [toX, toY] = [box.width / cut.width, box.height / cut.height];
  return partWords(characters, inkColumns(ink, cut.width, band), columnsPerStep, height).map((word) => ({
    text: word.text,
    bbox: boxOnPage(box, word.from * toX, word.to * toX, band.from * toY, band.to * toY),
    confidence: word.confidence,
    fontSize: height * toY,
    bold: false,
    italic: false,
    ocrLine: { block: 0, line },
  }));
}

interface WordSpan {
  text: string;
  /**
   * Of its least sure character: that is the share of words which are right. Of receipts’ words at .75 81 % are, at
   * .92 91 %, at .96 95 %; on scans a few more.
   */
  confidence: number;
  /** Columns of the cut-out. */
  from: number;
  to: number;
}

function partWords(
  characters: readonly SeenCharacter[],
  columns: readonly boolean[],
  columnsPerStep: number,
  inkHeight: number,
): WordSpan[] {
  const middles = characters.map(({ from, to }) =>
    Math.min(columns.length - 1, Math.round(((from + to) / 2) * columnsPerStep)),
  );
  const between = characters.slice(1).map(({ spaceBefore }, index) => {
    const [left = 0, right = 0] = middles.slice(index, index + 2);
    return { ...widestGap(columns, left, right), distance: right - left, spaceSeen: spaceBefore };
  });
  const spaces = spacesAmong(
    between.map((pair) => ({ ...pair, gap: pair.to - pair.from })),
    inkHeight,
  );
  const words: WordSpan[] = [];
  let word: WordSpan | undefined;
  for (const [index, { text, confidence }] of characters.entries()) {
    const middle = middles[index] ?? 0;
    if (word && spaces[index - 1] !== true) {
      word.text += text;
      word.confidence = Math.min(word.confidence, confidence);
      word.to = middle + 1;
    } else {
      const gap = between[index - 1];
      if (word && gap) word.to = Math.max(gap.from, word.from + 1);
      word = { text, confidence, from: gap?.to ?? firstInk(columns, middle), to: middle + 1 };
      words.push(word);
    }
  }
  if (word) word.to = Math.max(columns.lastIndexOf(true) + 1, word.to);
  return words;
}

function firstInk(columns: readonly boolean[], atLatest: number): number {
  const first = columns.indexOf(true);
  return first < 0 || first > atLatest ? atLatest : first;
}

/** Upright, around the middle of the word's part of the line: a line that rises a little makes no taller words. */
function boxOnPage(box: SlantedBox, left: number, right: number, top: number, bottom: number): BoundingBox {
  const [x, y] = pointIn(box, (left + right) / 2, (top + bottom) / 2);
  const [halfWidth, halfHeight] = [((right - left) / 2) * Math.cos(box.angle), (bottom - top) / 2];
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}
