import { findDates } from './dates.ts';
import type { DocumentLine, Found } from './document-lines.ts';
import type { PlacedWord } from '../page/index.ts';
import { speaksOf } from './vocabulary.ts';

const ending =
  /\b(?:tel|phone|fax|invoice|receipt|cash|bill|www|http|e-?mail|table|date|time|cashier|careline|hotline)\b|(?:^|\s)[TFH]\s?[:.]\s?\(?\d|@/i;
const register =
  /\b(?:gst|sst|reg|roc|br|company|co|tax|id)\b\.?\s?(?:reg\w*|id|no|number)?\.?\s?(?:no|id)?\W{0,4}[\w(]{0,4}\d{4,}/i;
const telephone = /\s*\(?0\d{1,2}\)?[-\s]?\d{3,4}[-\s]?\d{4}\b.*$/;

/** A line's text without what OCR makes of a logo at its ends: lone signs and words that it does not believe. */
function legible(words: readonly PlacedWord[]): string {
  const isNoise = (word: PlacedWord | undefined) =>
    word !== undefined &&
    (!/[\p{L}\d]/u.test(word.text) || (word.confidence < 0.35 && word.text.length <= 3));
  let from = 0;
  let to = words.length;
  while (from < to && isNoise(words[from])) from++;
  while (to > from && isNoise(words[to - 1])) to--;
  return words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ');
}

/** The seller's address on a receipt: the lines between its name and the telephone, tax number or date. */
export function addressAfter(lines: readonly DocumentLine[], nameLine: number): Found<string> | undefined {
  const kept: { line: DocumentLine; text: string }[] = [];
  for (const [i, line] of lines.slice(nameLine + 1, nameLine + 11).entries()) {
    const text = legible(line.words);
    if (text === '') continue;
    const isRegister = register.test(text) || /^\W*\(?[\d\w]{4,}\s?-\s?\w\)?\W*$/.test(text);
    if (ending.test(text) || isRegister || findDates(text).length > 0 || speaksOf('receipt', text)) {
      if (kept.length > 0) break;
      continue;
    }
    const isAddress =
      speaksOf('addressWords', text) ||
      /\b\d{5}\b/.test(text) ||
      /^(?:no\.?|lot)?\s*\d+[\w\s,&/-]*,/i.test(text);
    if (kept.length === 0 && (!isAddress || i > 6)) continue;
    const withoutPhone = text.replace(telephone, '');
    if (withoutPhone !== '') kept.push({ line, text: withoutPhone });
    if (withoutPhone !== text || kept.length >= 6) break;
  }
  const [first] = kept;
  if (!first) return undefined;
  const text = kept
    .map((part) => part.text.replace(/\s+([,.])/g, '$1').replace(/^[,.\s]+/, ''))
    .join(' ')
    .replace(/[\s,.]+$/, '');
  return {
    value: text,
    run: { page: first.line.page, words: kept.flatMap((part) => part.line.words), text },
    certainty: 0.6,
  };
}
