import { OPS } from './pdfjs.ts';
import { concatenate, identity, toMatrix, type Matrix } from './matrix.ts';

/** What placing text needs to know of a font. */
export interface FontFacts {
  bold: boolean;
  italic: boolean;
  vertical: boolean;
  /** In units of the font size. */
  ascent: number;
  descent: number;
  /** Glyph space to text space; 0.001 except in Type 3 fonts. */
  unit: number;
}

/** One glyph where it stands on the page (top left, y downwards). */
export interface PlacedGlyph {
  text: string;
  isSpace: boolean;
  /** Where its baseline begins. */
  x: number;
  y: number;
  /** Unit vector of the writing direction. */
  directionX: number;
  directionY: number;
  /** Along the direction, without character and word spacing. */
  width: number;
  /** Height of the type on the page. */
  size: number;
  font: FontFacts;
  /** Drawn in rendering mode 3: the text layer that a scanner puts under its image. */
  invisible: boolean;
}

const unknownFont: FontFacts = {
  bold: false,
  italic: false,
  vertical: false,
  ascent: 0.75,
  descent: -0.25,
  unit: 0.001,
};

/** Text state and text position (PDF 32000-1, 9.3 and 9.4). */
export class TextCursor {
  private textMatrix: Matrix = identity;
  private lineMatrix: Matrix = identity;
  private font: FontFacts = unknownFont;
  private fontSize = 0;
  private characterSpacing = 0;
  private wordSpacing = 0;
  private horizontalScale = 1;
  private leading = 0;
  private rise = 0;
  private invisible = false;

  copy(): TextCursor {
    return Object.assign(new TextCursor(), this);
  }

  /** Applies an operator of the text state; others are ignored. */
  apply(operator: number, args: readonly unknown[], fontNamed: (name: string) => FontFacts): void {
    const number = (index: number) => (Number.isFinite(args[index]) ? Number(args[index]) : 0);
    switch (operator) {
      case OPS.beginText:
        this.textMatrix = this.lineMatrix = identity;
        break;
      case OPS.setCharSpacing:
        this.characterSpacing = number(0);
        break;
      case OPS.setWordSpacing:
        this.wordSpacing = number(0);
        break;
      case OPS.setHScale:
        this.horizontalScale = number(0) / 100;
        break;
      case OPS.setLeading:
        this.leading = number(0);
        break;
      case OPS.setTextRise:
        this.rise = number(0);
        break;
      case OPS.setTextRenderingMode:
        this.invisible = number(0) === 3;
        break;
      case OPS.setFont:
        this.font = fontNamed(String(args[0]));
        this.fontSize = number(1);
        break;
      case OPS.moveText:
        this.moveLine(number(0), number(1));
        break;
      case OPS.setLeadingMoveText:
        this.leading = -number(1);
        this.moveLine(number(0), number(1));
        break;
      case OPS.nextLine:
        this.moveLine(0, -this.leading);
        break;
      case OPS.setTextMatrix:
        this.textMatrix = this.lineMatrix = toMatrix(args[0]) ?? toMatrix(args) ?? identity;
        break;
    }
  }

  /** Places the glyphs of a show operator: glyph objects, and numbers that move the next one. */
  show(glyphs: unknown, ctm: Matrix, place: (glyph: PlacedGlyph) => void): void {
    if (!Array.isArray(glyphs)) return;
    const { font, fontSize, horizontalScale } = this;
    // All glyphs of one operator share their size and direction; only the origin moves on.
    const textToPage = concatenate(this.textMatrix, ctm);
    const toPage = concatenate([fontSize * horizontalScale, 0, 0, fontSize, 0, this.rise], textToPage);
    const alongX = font.vertical ? -toPage[2] : toPage[0];
    const alongY = font.vertical ? -toPage[3] : toPage[1];
    const length = Math.hypot(alongX, alongY);
    const size = font.vertical ? length : Math.hypot(toPage[2], toPage[3]);
    const stepX = font.vertical ? textToPage[2] : textToPage[0] * horizontalScale;
    const stepY = font.vertical ? textToPage[3] : textToPage[1] * horizontalScale;
    let travelled = 0;
    for (const item of glyphs) {
      if (typeof item === 'number') {
        travelled -= (item / 1000) * fontSize;
        continue;
      }
      const glyph = readGlyph(item);
      if (!glyph) continue;
      if (length > 0) {
        place({
          text: glyph.text,
          isSpace: glyph.isSpace,
          x: toPage[4] + stepX * travelled,
          y: toPage[5] + stepY * travelled,
          directionX: alongX / length,
          directionY: alongY / length,
          width: font.vertical ? length : Math.abs(glyph.width * font.unit) * length,
          size,
          font,
          invisible: this.invisible,
        });
      }
      const spacing = this.characterSpacing + (glyph.isSpace ? this.wordSpacing : 0);
      travelled += font.vertical ? -(fontSize + spacing) : glyph.width * font.unit * fontSize + spacing;
    }
    this.textMatrix = concatenate(
      font.vertical ? [1, 0, 0, 1, 0, travelled] : [1, 0, 0, 1, travelled * horizontalScale, 0],
      this.textMatrix,
    );
  }

  private moveLine(x: number, y: number): void {
    this.lineMatrix = concatenate([1, 0, 0, 1, x, y], this.lineMatrix);
    this.textMatrix = this.lineMatrix;
  }
}

function readGlyph(item: unknown): { text: string; width: number; isSpace: boolean } | undefined {
  if (typeof item !== 'object' || item === null || !('unicode' in item) || !('width' in item))
    return undefined;
  return {
    text: typeof item.unicode === 'string' ? item.unicode : '',
    width: Number.isFinite(item.width) ? Number(item.width) : 0,
    // pdf.js sets isSpace for the one-byte code 32 alone: what word spacing applies to (9.3.3).
    isSpace: 'isSpace' in item && item.isSpace === true,
  };
}
