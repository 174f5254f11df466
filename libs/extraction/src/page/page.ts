import type { BoundingBox } from '@gemmavision/domain/geometry';

/**
 * The one page model. Text layers and OCR both end here, and everything that understands documents
 * (tables, key information, PII, the viewer) starts here.
 *
 * Coordinates run from the top left, y downwards, rotation undone: points for PDF pages, pixels for images.
 */
export interface Page {
  /** 1-based. */
  number: number;
  width: number;
  height: number;
  source: 'text-layer' | 'ocr';
  /** Which program read the page: `pdfjs`, `tesseract.js` … */
  engine: string;
  /** In no particular order; `readingOf` gives them one. */
  words: PageWord[];
  /** Ruling lines: strokes and thin filled rectangles; on a scan those found in its picture. */
  rulings: Ruling[];
  /** Filled areas larger than a ruling line: shaded row bands, header backgrounds. */
  fills: Fill[];
}

/** A run of characters without white space. */
export interface PageWord {
  text: string;
  bbox: BoundingBox;
  /** 0 to 1; 1 for a text layer. */
  confidence: number;
  /** Height of the type, in the page's unit. */
  fontSize: number;
  bold: boolean;
  italic: boolean;
  /**
   * Where OCR put the word: block and line number within the page. Absent on a text layer.
   * Lines of OCR survive skew better than baselines compared by us.
   */
  ocrLine?: { block: number; line: number };
}

/**
 * A horizontal or vertical line. Horizontal: y0 === y1; vertical: x0 === x1. On a scan that lies askew its ends differ
 * by the skew, which `straightenMarks` undoes.
 */
export interface Ruling {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  thickness: number;
}

export interface Fill {
  bbox: BoundingBox;
  /** 0 black to 1 white. */
  luminance: number;
}
