import type { Word } from '@gemmavision/domain/documents';
import { wordSpans } from '@gemmavision/domain/pii';

/** A piece of a page’s text: a word that has a box, or what stands between words. */
export type TextPiece = { text: string; word: number } | { text: string; word: null };

/**
 * Finds each word in the page’s running text, in order, so that the text reads as it was written (lines and all)
 * and its words can still be pointed at. A word that the text does not show is passed over.
 */
export function placedWords(text: string, words: readonly Pick<Word, 'text'>[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  wordSpans(text, words).forEach((span, index) => {
    if (span === null) return;
    if (span.start > at) pieces.push({ text: text.slice(at, span.start), word: null });
    pieces.push({ text: text.slice(span.start, span.end), word: index });
    at = span.end;
  });
  if (at < text.length) pieces.push({ text: text.slice(at), word: null });
  return pieces;
}

/** The word that is read after (`step` 1) or before (-1) this one; from nowhere the first or last. None at the ends. */
export function nextWord(
  pieces: readonly TextPiece[],
  from: number | undefined,
  step: 1 | -1,
): number | undefined {
  const order = pieces.flatMap((piece) => piece.word ?? []);
  const at = from === undefined ? -1 : order.indexOf(from);
  return at === -1 ? order.at(step === 1 ? 0 : -1) : at + step < 0 ? undefined : order[at + step];
}
