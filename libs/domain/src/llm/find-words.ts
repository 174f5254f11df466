import { compact, foldedValue, type Folded } from './fold.ts';
import type { Span } from './span.ts';

const letterOrDigit = /[\p{L}\p{N}]/u;
const beginsInWord = /^[\p{L}\p{N}]/u;
const endsInWord = /[\p{L}\p{N}]$/u;
/** Something that goes on behind a mark: `INV-2024` in `INV-2024-0015`. */
const goesOn = /^[-/._][\p{L}\p{N}]/u;
const goesOnBefore = /[\p{L}\p{N}][-/._]$/u;

function findAll(page: Folded, needle: string): Span[] {
  if (needle === '') return [];
  const found: Span[] = [];
  for (let at = page.text.indexOf(needle); at !== -1; at = page.text.indexOf(needle, at + 1)) {
    found.push({ start: page.from[at] ?? 0, end: page.to[at + needle.length - 1] ?? 0 });
  }
  return found;
}

/** Whether a part is whole words: no letter or digit goes on at its ends. */
function isWhole(text: string, { start, end }: Span): boolean {
  const goesOnBehind = endsInWord.test(text.slice(start, end)) && beginsInWord.test(text.slice(end, end + 2));
  const goesOnInFront =
    beginsInWord.test(text.slice(start, end)) && endsInWord.test(text.slice(Math.max(0, start - 2), start));
  return !goesOnBehind && !goesOnInFront;
}

/** A page’s text, and the same folded. */
export interface FoldedPage {
  text: string;
  folded: () => Folded;
}

/** Where words stand: case, line ends, spaces and commas make no difference. */
export function findWords({ text, folded }: FoldedPage, value: string): Span[] {
  const needle = foldedValue(value);
  if (!letterOrDigit.test(needle)) return [];
  return findAll(folded(), needle).filter((span) => isWhole(text, span));
}

/** Whether a part is a whole number of a document or account: nothing goes on behind a mark either. */
function isWholeNumber(text: string, span: Span): boolean {
  const before = text.slice(Math.max(0, span.start - 3), span.start);
  const after = text.slice(span.end, span.end + 3);
  return isWhole(text, span) && !goesOn.test(after) && !goesOnBefore.test(before);
}

/** Where a document’s number stands, whole: never as a part of a longer one. */
export function findIdentifier({ text, folded }: FoldedPage, value: string): Span[] {
  const needle = foldedValue(value);
  if (!letterOrDigit.test(needle)) return [];
  return findAll(folded(), needle).filter((span) => isWholeNumber(text, span));
}

/** Where the number of an account stands, however it is grouped. */
export function findAccount({ text, folded }: FoldedPage, value: string): Span[] {
  const needle = foldedValue(value).replaceAll(' ', '');
  if (!letterOrDigit.test(needle)) return [];
  return findAll(compact(folded()), needle).filter((span) => isWholeNumber(text, span));
}

/** Where a company’s number in a registry stands, with its leading zeros or without. */
export function findRegistryNumber(text: string, value: string): Span[] {
  const digits = value.trim().replace(/^0+/, '');
  if (!/^\d+$/.test(digits)) return [];
  const shape = new RegExp(`(?<![\\p{L}\\d]|[\\d][-.,])0*${digits}(?![\\p{L}\\d]|[-.,]\\d)`, 'gu');
  return [...text.matchAll(shape)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}
