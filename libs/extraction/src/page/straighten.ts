import type { BoundingBox } from '@gemmavision/domain/geometry';
import type { Page, PageWord, Ruling } from './page.ts';
import { cleanWord } from './clean-text.ts';

/** A word whose box lies on straight lines; `printed` is the same word where the page shows it. */
export interface PlacedWord extends PageWord {
  printed: PageWord;
}

/** A scan turned by less than this shows no effect on lines of a page's width. */
const noticeableSkew = 0.0008;

/**
 * The slope of the page's lines (dy / dx), from words that OCR put on one line and from ruling lines; 0 where nobody
 * can tell. Words of a text layer stand straight.
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
  for (const { x0, y0, x1, y1 } of page.rulings) {
    if (x1 - x0 >= page.width * 0.25) slopes.push({ slope: (y1 - y0) / (x1 - x0), weight: x1 - x0 });
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
  const move = straightening(page);
  const placed: PlacedWord[] = [];
  for (const word of page.words) {
    const text = cleanWord(word.text);
    if (text === '') continue;
    const bbox = page.source === 'text-layer' ? asHighAsItsType(word) : word.bbox;
    placed.push({ ...word, text, bbox: move ? movedBox(bbox, move) : bbox, printed: word });
  }
  return placed;
}

/** Of the type size: most fonts' ascent and descent together. */
const usualHeight = 1.11;

/** Fonts say very different things about their ascent and descent: what stands on a line shall be equally high. */
function asHighAsItsType({ bbox: [x0, y0, x1, y1], fontSize }: PageWord): BoundingBox {
  if (!(fontSize > 0)) return [x0, y0, x1, y1];
  const middle = (y0 + y1) / 2;
  const half = (fontSize * usualHeight) / 2;
  return [x0, middle - half, x1, middle + half];
}

/** The page's lines and fills with the skew of a scan undone: lines exactly horizontal or vertical. */
export function straightenMarks(page: Page): Pick<Page, 'rulings' | 'fills'> {
  const move = straightening(page);
  if (!move) return { rulings: page.rulings, fills: page.fills };
  return {
    rulings: page.rulings.map((ruling): Ruling => {
      const { x0, y0, x1, y1 } = ruling;
      const { right, down } = move((x0 + x1) / 2, (y0 + y1) / 2);
      const x = (x0 + x1) / 2 + right;
      const y = (y0 + y1) / 2 + down;
      return x1 - x0 >= Math.abs(y1 - y0)
        ? { ...ruling, x0: x0 + right, x1: x1 + right, y0: y, y1: y }
        : { ...ruling, x0: x, x1: x, y0: y0 + down, y1: y1 + down };
    }),
    fills: page.fills.map((fill) => ({ ...fill, bbox: movedBox(fill.bbox, move) })),
  };
}

type Move = (x: number, y: number) => { right: number; down: number };

/** By how much what is at a place of the page moves when its skew is undone; undefined where it has none. */
function straightening(page: Page): Move | undefined {
  const slope = skewOf(page);
  if (slope === 0) return undefined;
  return (x, y) => ({ right: slope * (y - page.height / 2), down: -slope * (x - page.width / 2) });
}

function movedBox([x0, y0, x1, y1]: BoundingBox, move: Move): BoundingBox {
  const { right, down } = move((x0 + x1) / 2, (y0 + y1) / 2);
  return [x0 + right, y0 + down, x1 + right, y1 + down];
}
