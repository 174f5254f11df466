import type { BoundingBox } from '@gemmavision/domain/geometry';
import { unionOfBoxes } from '@gemmavision/domain/geometry';
import { characterWidthOf, usualSpace, type PlacedWord, type TextLine } from '../page/index.ts';
import { isDash, isValue, isYear, parsePrintedNumber } from './numbers.ts';

/** A run of words that no column gap divides: a cell, or several words of one. */
export interface Segment {
  words: PlacedWord[];
  text: string;
  bbox: BoundingBox;
  isValue: boolean;
}

/** A line of text as its segments. */
export interface SegmentedLine {
  line: TextLine;
  segments: Segment[];
  /** The usual width of a character on this line: the measure of gaps. */
  characterWidth: number;
}

const currencyMark = /^\(?(?:[$€£¥₹]|US\$|C\$|A\$|USD|EUR|GBP|CHF|RM|Rs\.?)\(?$/;
const closingMark = /^(?:\)|%|\)%|\)\s?%|%\))$/;
const numberStart = /^[-–−(]?[$€£¥]?[-–−(]?[\d.,]*\d/;
/** A gap that is so many characters wider than the usual space divides two cells; beside a number less is enough. */
const besideNumber = 0.48;
const besideText = 2.0;
const nil = /^[$€£¥]\s?[-–—−]+$/;
const leader = /^[.·…_]{2,}$|^\.$/;
const bullet = /^(?:[•●▪■◦○❖➢►–·*]|[]|\(?[a-z0-9]{1,2}[.)]|\([ivx]{1,4}\))$/i;

/** Whether OCR tore a number apart behind one of its commas: `1,` `234`. */
function isTornNumber(last: PlacedWord, word: PlacedWord): boolean {
  if (!word.ocrLine || !/^[$(]*\d{1,3}(?:,\d{3})*,$/.test(last.text)) return false;
  const width = (word.bbox[2] - word.bbox[0]) / word.text.length;
  return /^\d{3}(?:,\d{3})*\)?(?!\d)/.test(word.text) && word.bbox[0] - last.bbox[2] < 2.2 * width;
}

/** Words put together as a cell's text; marks that stand in their own column touch their number. */
export function textOfWords(words: readonly PlacedWord[]): string {
  let text = '';
  let last: PlacedWord | undefined;
  for (const word of words) {
    const touches =
      !last ||
      (currencyMark.test(last.text) && /^[-–—−(]?[\d.,(—–-]/.test(word.text)) ||
      (closingMark.test(word.text) && /[\d)—–-]$/.test(last.text)) ||
      last.text === '(' ||
      isTornNumber(last, word) ||
      word.bbox[0] - last.bbox[2] < 0.02 * Math.max(word.fontSize, last.fontSize);
    text += touches ? word.text : ` ${word.text}`;
    last = word;
  }
  return text;
}

export function segmentOf(words: PlacedWord[]): Segment {
  const solid = words.filter((word) => !leader.test(word.text));
  const measured = solid.length > 0 ? solid : words;
  const text = textOfWords(words);
  return {
    words,
    text,
    bbox: unionOfBoxes(measured.map((word) => word.bbox)),
    isValue: isValue(textOfWords(measured)),
  };
}

/** Whether a gap between two words of a line divides two cells. */
function divides(before: PlacedWord[], next: PlacedWord, characterWidth: number, space: number): boolean {
  const last = before[before.length - 1];
  if (!last) return false;
  const gap = (next.bbox[0] - last.bbox[2]) / characterWidth;
  if (gap < 0.2) return false;
  if (isTornNumber(last, next)) return false;
  const lastText = last.text;
  if (currencyMark.test(lastText) && (numberStart.test(next.text) || isDash(next.text) || next.text === '('))
    return false;
  const joined = textOfWords(before);
  const lastIsNumber = parsePrintedNumber(joined) !== undefined || isDash(joined) || nil.test(joined);
  if (closingMark.test(next.text) && lastIsNumber) return false;
  // A raised footnote mark belongs to its word, "(1)" beside a number included.
  if (next.fontSize < 0.8 * last.fontSize && gap < 1.5) return false;
  if (before.length === 1 && bullet.test(lastText) && gap < 6 && !numberStart.test(next.text)) return false;
  if (currencyMark.test(next.text) && lastIsNumber && !isYear(joined)) return true;
  const nextIsNumber = parsePrintedNumber(next.text) !== undefined;
  if (lastIsNumber && nextIsNumber) {
    const thousands =
      gap < 0.9 &&
      /^[-(]?\d{1,3}(?: \d{3})*$/.test(joined) &&
      /^\d{3}(?!\d)/.test(next.text) &&
      !isYear(joined);
    return !thousands && gap > 0.35;
  }
  if (lastIsNumber || nextIsNumber || isDash(next.text)) return gap > space + besideNumber;
  return gap > space + besideText;
}

const known = new WeakMap<TextLine, { space: number; segmented: SegmentedLine }>();

/**
 * Divides a line of text at its column gaps; tables and key information ask for the same lines.
 *
 * @param space between two words of the page's text, in characters (`PageReading.space`).
 */
export function segmentLine(line: TextLine, space = usualSpace([])): SegmentedLine {
  const before = known.get(line);
  if (before?.space === space) return before.segmented;
  const segmented = divideLine(line, space);
  known.set(line, { space, segmented });
  return segmented;
}

function divideLine(line: TextLine, space: number): SegmentedLine {
  const characterWidth = characterWidthOf(line);
  const groups: PlacedWord[][] = [];
  for (const word of line.words) {
    const current = groups[groups.length - 1];
    if (current && leader.test(word.text)) {
      // A leader leads away from its label: what follows is another cell.
      current.push(word);
    } else if (current && !afterLeader(current) && !divides(current, word, characterWidth, space))
      current.push(word);
    else groups.push([word]);
  }
  return { line, segments: groups.map(segmentOf), characterWidth };
}

function afterLeader(words: PlacedWord[]): boolean {
  const tail = words.slice(-2);
  return (
    tail.length > 0 &&
    tail.every((word) => leader.test(word.text)) &&
    (tail.length > 1 || (tail[0]?.text.length ?? 0) > 3)
  );
}
