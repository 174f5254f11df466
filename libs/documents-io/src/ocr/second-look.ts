import type { BoundingBox } from '@gemmavision/domain/geometry';
import { median, type PageWord } from '@gemmavision/extraction/page';
import { unreadInk } from '../image/unread-ink.ts';
import { lineAt, overlapShare } from './combine-readings.ts';
import { sheetOf } from './cut-outs.ts';
import type { GreyImage, Recogniser } from './engine.ts';

/** Words read with less confidence are looked at a second time: of those above hardly any is wrong. */
const doubtful = 0.9;
/** Words read with less confidence are as good as not read. */
const guessed = 0.5;
/** A reading counts from this confidence on, and where it is surer than the first by so much. */
const sureEnough = 0.8;
const clearlySurer = 0.05;
/** Words found where the first reading had none must be so sure; single letters and marks surer. */
const sureOfNew = 0.7;
const sureOfNewMark = 0.88;
/** Heights that a usual word has when it is looked at for the second and for the third time, in pixels. */
const wordHeights = [40, 29] as const;

/** A piece of the picture to look at again: a word that is in doubt, or ink that was not read. */
interface Piece {
  box: BoundingBox;
  word: PageWord | undefined;
  readings: Reading[];
}

interface Reading {
  words: PageWord[];
  text: string;
  confidence: number;
}

/**
 * Reads doubtful words again, and what looks like letters where no word was read: each piece on a line of its own,
 * enlarged and on white, all in one picture. Without lines, shades and neighbours the engine finds points and commas
 * that it lost, tells `11` from `ll`, and reads lines that its layout left out. One short pass instead of a second
 * one over the page; what is still in doubt, or has other digits than before, is looked at a third time.
 *
 * @param onAttempt called after each reading.
 * @returns the words; a surer reading stands in the place of the first.
 */
export async function lookAgain(
  recogniser: Recogniser,
  image: GreyImage,
  words: readonly PageWord[],
  onAttempt: () => void,
): Promise<PageWord[]> {
  const usual = usualHeight(words);
  const read = words.filter((word) => word.confidence >= guessed);
  const boxes = read.map((word) => word.bbox);
  const pieces: Piece[] = [
    ...read
      .filter((word) => word.confidence < doubtful && isReadable(word.bbox, usual))
      .map((word) => ({ box: word.bbox, word, readings: [] })),
    ...unreadInk(image, boxes, usual).map((box) => ({ box, word: undefined, readings: [] })),
  ];
  for (const height of wordHeights) {
    const open = pieces.filter((piece) => !isSettled(piece));
    if (open.length === 0) break;
    const rooms = open.map((piece) => roomAround(piece.box, boxes, usual, image));
    const sheet = sheetOf(image, rooms, height / usual, Math.round(height * 0.9));
    const found = (await recogniser.recognise(sheet.picture, 6)).filter((word) => word.text.trim() !== '');
    onAttempt();
    for (const [index, piece] of open.entries()) piece.readings.push(readingOf(sheet.wordsOf(index, found)));
  }
  const corrected = new Map<PageWord, PageWord[]>();
  for (const { word, readings } of pieces) {
    const better = word && betterReading(word, readings);
    if (word && better) corrected.set(word, partsOf(word, better));
  }
  const added = pieces.filter((piece) => !piece.word).flatMap(({ readings }) => newWords(readings));
  return withNew(
    words.flatMap((word) => corrected.get(word) ?? [word]),
    added,
  );
}

function isReadable([x0, y0, x1, y1]: BoundingBox, usual: number): boolean {
  return x1 - x0 >= 4 && y1 - y0 >= 4 && y1 - y0 < usual * 3;
}

function readingOf(words: PageWord[]): Reading {
  return {
    words,
    text: words.map((word) => word.text.trim()).join(' '),
    confidence: words.length === 0 ? 0 : Math.min(...words.map((word) => word.confidence)),
  };
}

const digitsOf = (text: string) => text.replace(/\D/gu, '');

/** Whether one more look would tell nothing new. */
function isSettled({ word, readings }: Piece): boolean {
  const last = readings.at(-1);
  if (!last || last.confidence < sureEnough) return false;
  return !word || digitsOf(last.text) === digitsOf(word.text);
}

/** The reading that is to stand for the word; undefined where the word stands. Digits change only on good evidence. */
function betterReading(word: PageWord, readings: readonly Reading[]): Reading | undefined {
  const [second, third] = readings;
  if (second && third && second.text === third.text && second.confidence + third.confidence > 1) {
    return second.confidence > third.confidence ? second : third;
  }
  if (readings.some((reading) => reading.text === word.text)) return undefined;
  const surest = readings.reduce((best, reading) => (reading.confidence > best.confidence ? reading : best));
  const gain = digitsOf(surest.text) === digitsOf(word.text) ? clearlySurer : 4 * clearlySurer;
  return surest.confidence >= sureEnough && surest.confidence >= word.confidence + gain ? surest : undefined;
}

/** What was read in a place where no word was known; nothing where it is unsure. */
function newWords(readings: readonly Reading[]): PageWord[] {
  const surest = readings.reduce((best, reading) => (reading.confidence > best.confidence ? reading : best));
  return surest.words.filter((part) => {
    const letters = part.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    return part.confidence >= (letters > 1 ? sureOfNew : sureOfNewMark);
  });
}

/** The words with the new ones, each on the line at whose height it stands, instead of guesses in its place. */
function withNew(words: readonly PageWord[], added: readonly PageWord[]): PageWord[] {
  if (added.length === 0) return [...words];
  const kept = words.filter(
    (word) => word.confidence >= guessed || !added.some((other) => overlapShare(other.bbox, word.bbox) > 0.3),
  );
  const clear = added.filter((word) => !kept.some((other) => overlapShare(other.bbox, word.bbox) > 0.3));
  return [...kept, ...clear.map((word) => ({ ...word, ...lineAt(kept, word.bbox) }))];
}

/** The words of a later reading, in the place of the one that they stand for. */
function partsOf(word: PageWord, { text: whole, confidence }: Reading): PageWord[] {
  const [x0, y0, x1, y1] = word.bbox;
  let at = 0;
  return whole.split(/\s+/u).map((text) => {
    const from = x0 + ((x1 - x0) * at) / whole.length;
    at += text.length;
    const to = x0 + ((x1 - x0) * at) / whole.length;
    at++;
    return { ...word, text, confidence, bbox: [from, y0, to, y1] };
  });
}

/** The box with a margin, which ends half way to its neighbours. */
function roomAround(
  box: BoundingBox,
  neighbours: readonly BoundingBox[],
  usual: number,
  image: GreyImage,
): BoundingBox {
  const [x0, y0, x1, y1] = box;
  let left = x0 - usual * 0.35;
  let right = x1 + usual * 0.35;
  for (const other of neighbours) {
    const [from, top, to, bottom] = other;
    const beside = Math.min(bottom, y1) - Math.max(top, y0) > 0.3 * Math.min(y1 - y0, bottom - top);
    if (other === box || !beside) continue;
    if (to <= x0 + 2) left = Math.max(left, (to + x0) / 2);
    if (from >= x1 - 2) right = Math.min(right, (from + x1) / 2);
  }
  return [
    Math.max(0, Math.floor(left)),
    Math.max(0, Math.floor(y0 - usual * 0.2)),
    Math.min(image.width, Math.ceil(right)),
    Math.min(image.height, Math.ceil(y1 + usual * 0.2)),
  ];
}

/** The middle of the heights of words that were read well; of print at 200 dpi where there are none. */
function usualHeight(words: readonly PageWord[]): number {
  const heights = words.filter((word) => word.confidence > 0.7).map(({ bbox }) => bbox[3] - bbox[1]);
  return heights.length === 0 ? 25 : Math.max(6, median(heights));
}
