import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { PageWord } from '@gemmavision/extraction/page';
import type { GreyImage } from '../engine.ts';
import { inkBand, inkColumns, inkOf, widestGap } from './ink.ts';
import type { SeenCharacter } from './read-characters.ts';
import { pointIn, type SlantedBox } from './slanted-box.ts';

/**
 * A gap of this many heights of the line's ink is a space. On the development receipts 0.45 to 0.55 do equally well;
 * at 0.4 the letters of wide type come apart, at 0.7 numbers stand together.
 */
const spaceWidth = 0.5;

interface ReadLine {
  /** The line as the network saw it, cut out of the picture at `box`. */
  cut: GreyImage;
  box: SlantedBox;
  /** Columns of the cut-out that one step of the network covers. */
  columnsPerStep: number;
  /** Its number on the page. */
  line: number;
}

/**
 * The words of one line, parted where the network read a space, and where the gap in the ink is as wide as one: the
 * network leaves most spaces out.
 */
export function lineWords(
  characters: readonly SeenCharacter[],
  { cut, box, columnsPerStep, line }: ReadLine,
): PageWord[] {
  const ink = inkOf(cut);
  const band = inkBand(ink, cut.width, cut.height);
  const height = band.to - band.from;
  const [toX, toY] = [box.width / cut.width, box.height / cut.height];
  return partWords(characters, inkColumns(ink, cut.width, band), columnsPerStep, height * spaceWidth).map(
    (word) => ({
      text: word.text,
      bbox: boxOnPage(box, word.from * toX, word.to * toX, band.from * toY, band.to * toY),
      confidence: word.confidence / word.characters,
      fontSize: height * toY,
      bold: false,
      italic: false,
      ocrLine: { block: 0, line },
    }),
  );
}

interface WordSpan {
  text: string;
  /** Of all characters, added up. */
  confidence: number;
  characters: number;
  /** Columns of the cut-out. */
  from: number;
  to: number;
}

function partWords(
  characters: readonly SeenCharacter[],
  columns: readonly boolean[],
  columnsPerStep: number,
  space: number,
): WordSpan[] {
  const middleOf = ({ from, to }: SeenCharacter) =>
    Math.min(columns.length - 1, Math.round(((from + to) / 2) * columnsPerStep));
  const words: WordSpan[] = [];
  let word: WordSpan | undefined;
  let previous = -1;
  let spaceRead = false;
  for (const character of characters) {
    if (character.text.trim() === '') {
      spaceRead = true;
      continue;
    }
    const middle = middleOf(character);
    const gap = widestGap(columns, Math.max(previous, 0), middle);
    if (word && !spaceRead && gap.to - gap.from <= space) {
      word.text += character.text;
      word.confidence += character.confidence;
      word.characters++;
      word.to = middle;
    } else {
      const from = previous < 0 ? firstInk(columns, middle) : gap.to;
      if (word) word.to = Math.max(gap.from, word.from + 1);
      word = { text: character.text, confidence: character.confidence, characters: 1, from, to: middle + 1 };
      words.push(word);
    }
    previous = middle;
    spaceRead = false;
  }
  if (word) word.to = Math.max(columns.lastIndexOf(true) + 1, word.to, word.from + 1);
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
