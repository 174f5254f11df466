import { unionOfBoxes, type BoundingBox } from '@gemmavision/domain/geometry';
import type { PageWord } from '@gemmavision/extraction/page';

/** A word of the other reading must be that much surer to replace ours. */
const clearlySurer = 0.05;
/** A word where we saw nothing is taken over from this confidence on. */
const sureEnough = 0.7;

/**
 * Improves one reading of a picture by another one of the same picture: a word that both saw in the same place is
 * taken from the surer one, and a sure word where ours has nothing is added. Where they cut the words differently,
 * ours stands.
 */
export function combineReadings(ours: readonly PageWord[], other: readonly PageWord[]): PageWord[] {
  const combined = [...ours];
  for (const word of other) {
    const met = combined.flatMap((mine, index) =>
      overlapShare(mine.bbox, word.bbox) > 0.15 ? [{ mine, index }] : [],
    );
    const [only] = met;
    if (!only) {
      if (word.confidence >= sureEnough) combined.push({ ...word, ...lineAt(ours, word.bbox) });
    } else if (met.length === 1 && covers(only.mine.bbox, word.bbox)) {
      if (word.confidence > only.mine.confidence + clearlySurer) {
        combined[only.index] = { ...only.mine, text: word.text, confidence: word.confidence };
      }
    }
  }
  return combined;
}

/** The line of ours at whose height the box stands, or a line of its own. */
export function lineAt(words: readonly PageWord[], box: BoundingBox): Pick<PageWord, 'ocrLine'> {
  const middle = (box[1] + box[3]) / 2;
  const beside = words.filter((word) => word.bbox[1] < middle && middle < word.bbox[3] && word.ocrLine);
  const distance = (word: PageWord) => Math.max(word.bbox[0] - box[2], box[0] - word.bbox[2]);
  const [first, ...rest] = beside;
  if (first) {
    const nearest = rest.reduce((best, word) => (distance(word) < distance(best) ? word : best), first);
    return nearest.ocrLine ? { ocrLine: nearest.ocrLine } : {};
  }
  const last = words.reduce((most, word) => Math.max(most, word.ocrLine?.line ?? 0), 0);
  return { ocrLine: { block: -1, line: last + 1 + Math.round(middle) } };
}

function covers(a: BoundingBox, b: BoundingBox): boolean {
  return overlap(a, b) > 0.6 * area(unionOfBoxes([a, b]));
}

/** How much of the smaller box both share, 0 to 1. */
export function overlapShare(a: BoundingBox, b: BoundingBox): number {
  return overlap(a, b) / Math.min(area(a), area(b));
}

function overlap(a: BoundingBox, b: BoundingBox): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}

function area(box: BoundingBox): number {
  return Math.max(1, (box[2] - box[0]) * (box[3] - box[1]));
}
