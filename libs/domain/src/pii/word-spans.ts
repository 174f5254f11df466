import type { BoundingBox } from '../geometry/index.ts';
import { unionOfBoxes } from '../geometry/index.ts';
import type { PageText, Word } from '../documents/extraction-result.ts';
import { maskAll, maskText, type TextSpan, type TypedSpan } from './text-spans.ts';

/** A word this far ahead of where it is expected is another one that reads the same. */
const farthest = 400;

/** Where each word stands in the text, one after the other; null for one that the text does not show. */
export function wordSpans(text: string, words: readonly Pick<Word, 'text'>[]): (TextSpan | null)[] {
  let at = 0;
  return words.map(({ text: word }) => {
    const start = word === '' ? -1 : text.indexOf(word, at);
    if (start === -1 || start - at > farthest) return null;
    at = start + word.length;
    return { start, end: at };
  });
}

/** The words with what the spans cover of them masked. A word that the text does not show is masked: nobody knows. */
export function maskWords(page: Pick<PageText, 'text' | 'words'>, spans: readonly TextSpan[]): Word[] {
  const places = wordSpans(page.text, page.words);
  return page.words.map((word, index) => {
    const place = places[index];
    if (place == null) return spans.length === 0 ? word : { ...word, text: maskAll(word.text) };
    const inside = spans
      .filter(({ start, end }) => start < place.end && place.start < end)
      .map(({ start, end }) => ({ start: start - place.start, end: end - place.start }));
    return inside.length === 0 ? word : { ...word, text: maskText(word.text, inside) };
  });
}

const isOnOneLine = (a: BoundingBox, b: BoundingBox) =>
  Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 0.4 * Math.min(a[3] - a[1], b[3] - b[1]) && b[0] >= a[0];

/**
 * The boxes of each span, one a line, in the page's units. Words are taken whole: what is blacked out by these boxes
 * must not show the ends of letters.
 */
export function boxesOfSpans<Span extends TypedSpan>(
  page: Pick<PageText, 'text' | 'words'>,
  spans: readonly Span[],
): (Span & { boxes: BoundingBox[] })[] {
  const places = wordSpans(page.text, page.words);
  return spans.map((span) => {
    const boxes: BoundingBox[] = [];
    page.words.forEach(({ bbox }, index) => {
      const place = places[index];
      if (place == null || place.start >= span.end || place.end <= span.start) return;
      const last = boxes.at(-1);
      if (last !== undefined && isOnOneLine(last, bbox)) boxes[boxes.length - 1] = unionOfBoxes([last, bbox]);
      else boxes.push(bbox);
    });
    return { ...span, boxes };
  });
}

/** All boxes to black out on a page: those of its spans, and of words of which nobody knows where they belong. */
export function boxesToHide(
  page: Pick<PageText, 'text' | 'words'>,
  spans: readonly TypedSpan[],
): BoundingBox[] {
  const places = wordSpans(page.text, page.words);
  const unplaced = page.words.flatMap(({ bbox }, index) => (places[index] == null ? [bbox] : []));
  return spans.length === 0 ? [] : [...boxesOfSpans(page, spans).flatMap(({ boxes }) => boxes), ...unplaced];
}
