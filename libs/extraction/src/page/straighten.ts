import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { Page, PageWord } from './page.ts';
import { cleanWord } from './clean-text.ts';

/** A word whose box lies on straight lines; `printed` is the same word where the page shows it. */
export interface PlacedWord extends PageWord {
  printed: PageWord;
}

/** A scan turned by less than this shows no effect on lines of a page's width. */
const noticeableSkew = 0.0008;

/**
 * The slope of the page's lines (dy / dx), from words that OCR put on one line; 0 where nobody can tell.
 * Words of a text layer stand straight.
 */
export function skewOf(page: Page): number {
  const lines = new Map<string, PageWord[]>();
  for (const word of page.words) {
    if (!word.ocrLine) continue;
    const key = `${word.ocrLine.block}/${word.ocrLine.line}`;
    const line = lines.get(key);
    if (line) line.push(word);
    else lines.set(key, [word]);
  }
  const slopes: { slope: number; weight: number }[] = [];
  for (const words of lines.values()) {
    if (words.length < 3) continue;
    const xs = words.map((word) => (word.bbox[0] + word.bbox[2]) / 2);
    const ys = words.map((word) => (word.bbox[1] + word.bbox[3]) / 2);
    const width = Math.max(...xs) - Math.min(...xs);
    if (width < page.width * 0.25) continue;
    const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length;
    const meanY = ys.reduce((sum, y) => sum + y, 0) / ys.length;
    let covariance = 0;
    let variance = 0;
    for (const [i, x] of xs.entries()) {
      covariance += (x - meanX) * ((ys[i] ?? meanY) - meanY);
      variance += (x - meanX) ** 2;
    }
    slopes.push({ slope: covariance / variance, weight: width });
  }
  if (slopes.length < 4) return 0;
  slopes.sort((a, b) => a.slope - b.slope);
  const half = slopes.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let passed = 0;
  for (const { slope, weight } of slopes) {
    passed += weight;
    if (passed >= half) return Math.abs(slope) < noticeableSkew || Math.abs(slope) > 0.2 ? 0 : slope;
  }
  return 0;
}

/** The page's words with clean text (words that hold nothing are left out) and with the skew of a scan undone. */
export function straightenWords(page: Page): PlacedWord[] {
  const slope = skewOf(page);
  const centreX = page.width / 2;
  const centreY = page.height / 2;
  const placed: PlacedWord[] = [];
  for (const word of page.words) {
    const text = cleanWord(word.text);
    if (text === '') continue;
    const [x0, y0, x1, y1] = word.bbox;
    const down = -slope * ((x0 + x1) / 2 - centreX);
    const right = slope * ((y0 + y1) / 2 - centreY);
    const bbox: BoundingBox = slope === 0 ? word.bbox : [x0 + right, y0 + down, x1 + right, y1 + down];
    placed.push({ ...word, text, bbox, printed: word });
  }
  return placed;
}
