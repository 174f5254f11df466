import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { PageWord } from '@gemmavision/extraction/page';
import { cleanText } from '../clean-text.ts';
import type { PlacedGlyph } from './text-cursor.ts';

/**
 * A gap wider than this part of the type size parts two words. Kerning stays under 0.1; the narrowest
 * justified space of common typesetting is 0.2.
 */
const wordGap = 0.13;
/** A glyph that starts further back than this does not continue the word: it is drawn over it, or elsewhere. */
const deepestOverlap = 0.35;

interface WordInMaking {
  text: string;
  box: BoundingBox;
  endX: number;
  endY: number;
  first: PlacedGlyph;
  last: PlacedGlyph;
  boldCharacters: number;
  characters: number;
}

/** Joins glyphs, in the order in which they are painted, to words. */
export class WordCollector {
  private readonly finished: WordInMaking[] = [];
  private current: WordInMaking | undefined;
  /** Painted letters by writing direction: right, down, left, up; and those at other angles. */
  readonly lettersByDirection = { right: 0, down: 0, left: 0, up: 0, slanted: 0 };
  visibleLetters = 0;
  invisibleLetters = 0;
  /** Characters of the words given that have no meaning outside their font. */
  unknownCharacters = 0;

  add(glyph: PlacedGlyph): void {
    // Not `isSpace`: that is code 32, under which a subset font may keep any letter or digit.
    if (/^\s*$/.test(glyph.text)) {
      this.close();
      return;
    }
    const direction = directionOf(glyph);
    this.lettersByDirection[direction]++;
    if (glyph.invisible) this.invisibleLetters++;
    else this.visibleLetters++;
    // Writing across the page at an angle is a watermark: its box would lie over half of the page.
    if (direction === 'slanted') return;
    if (this.current && continues(this.current, glyph)) extend(this.current, glyph);
    else {
      this.close();
      this.current = begin(glyph);
    }
  }

  /**
   * The words inside the page. Letters drawn twice (a shadow, a simulated bold) are given once; an invisible
   * layer only where it is most of the text: a scanner's, and not something hidden between the lines.
   */
  words(width: number, height: number): PageWord[] {
    this.close();
    const keepInvisible = this.invisibleLetters > this.visibleLetters;
    const seen = new Set<string>();
    const words: PageWord[] = [];
    for (const made of this.finished) {
      if (made.first.invisible && !keepInvisible) continue;
      const [x0, y0, x1, y1] = made.box;
      if (x1 <= 0 || y1 <= 0 || x0 >= width || y0 >= height) continue;
      const text = inReadingOrder(cleanText(made.text));
      this.unknownCharacters += Math.max(0, made.characters - [...text].length);
      if (text === '') continue;
      const bbox = roundedWithin(made.box, width, height);
      const grid = Math.max(1, made.first.size * 0.25);
      const key = `${text} ${Math.round(x0 / grid)} ${Math.round(y0 / grid)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      words.push({
        text,
        bbox,
        confidence: 1,
        fontSize: round(made.first.size),
        bold: made.boldCharacters * 2 > made.characters,
        italic: made.first.font.italic,
      });
    }
    return words;
  }

  private close(): void {
    if (this.current) this.finished.push(this.current);
    this.current = undefined;
  }
}

function directionOf(glyph: PlacedGlyph): keyof WordCollector['lettersByDirection'] {
  // cos 8°: scanned text layers are a little askew.
  if (glyph.directionX > 0.99) return 'right';
  if (glyph.directionX < -0.99) return 'left';
  if (glyph.directionY > 0.99) return 'down';
  if (glyph.directionY < -0.99) return 'up';
  return 'slanted';
}

function begin(glyph: PlacedGlyph): WordInMaking {
  return {
    text: glyph.text,
    box: boxOf(glyph),
    endX: glyph.x + glyph.directionX * glyph.width,
    endY: glyph.y + glyph.directionY * glyph.width,
    first: glyph,
    last: glyph,
    boldCharacters: glyph.font.bold ? 1 : 0,
    characters: 1,
  };
}

function extend(word: WordInMaking, glyph: PlacedGlyph): void {
  word.text += glyph.text;
  const box = boxOf(glyph);
  word.box = [
    Math.min(word.box[0], box[0]),
    Math.min(word.box[1], box[1]),
    Math.max(word.box[2], box[2]),
    Math.max(word.box[3], box[3]),
  ];
  word.endX = glyph.x + glyph.directionX * glyph.width;
  word.endY = glyph.y + glyph.directionY * glyph.width;
  word.last = glyph;
  word.characters++;
  if (glyph.font.bold) word.boldCharacters++;
}

function continues(word: WordInMaking, glyph: PlacedGlyph): boolean {
  const { first, last } = word;
  if (glyph.invisible !== first.invisible || glyph.font.vertical !== first.font.vertical) return false;
  if (glyph.directionX * last.directionX + glyph.directionY * last.directionY < 0.999) return false;
  const size = Math.max(glyph.size, last.size);
  // Small capitals are smaller on the same baseline; a footnote mark is smaller and raised.
  if (Math.min(glyph.size, last.size) < size * 0.6) return false;
  const dx = glyph.x - word.endX;
  const dy = glyph.y - word.endY;
  const gap = dx * glyph.directionX + dy * glyph.directionY;
  const rise = Math.abs(dy * glyph.directionX - dx * glyph.directionY);
  const sameSize = Math.min(glyph.size, last.size) > size * 0.95;
  return rise < size * (sameSize ? 0.12 : 0.04) && gap < size * wordGap && gap > -size * deepestOverlap;
}

function boxOf(glyph: PlacedGlyph): BoundingBox {
  const { x, y, directionX, directionY, width, size, font } = glyph;
  const endX = x + directionX * width;
  const endY = y + directionY * width;
  if (font.vertical) return [x - size / 2, Math.min(y, endY), x + size / 2, Math.max(y, endY)];
  // Upwards from the baseline, seen along the writing: the direction turned against the clock.
  const upX = directionY * size;
  const upY = -directionX * size;
  const [leftX, rightX] =
    upX < 0 ? [upX * font.ascent, upX * font.descent] : [upX * font.descent, upX * font.ascent];
  const [topY, bottomY] =
    upY < 0 ? [upY * font.ascent, upY * font.descent] : [upY * font.descent, upY * font.ascent];
  return [
    Math.min(x, endX) + leftX,
    Math.min(y, endY) + topY,
    Math.max(x, endX) + rightX,
    Math.max(y, endY) + bottomY,
  ];
}

/** Hebrew and Arabic are painted from left to right on most pages: the letters of a word are turned round. */
function inReadingOrder(text: string): string {
  return /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\p{P}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\p{P}]*$/u.test(
    text,
  )
    ? [...text].reverse().join('').normalize('NFKC')
    : text;
}

function roundedWithin([x0, y0, x1, y1]: BoundingBox, width: number, height: number): BoundingBox {
  const within = (value: number, limit: number) => round(Math.min(Math.max(value, 0), limit));
  return [within(x0, width), within(y0, height), within(x1, width), within(y1, height)];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
