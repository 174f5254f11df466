import { findDates } from './dates.ts';
import type { DocumentLine, Found } from './document-lines.ts';
import { speaksOf } from './vocabulary.ts';

/** The seller's address on a receipt: the lines between its name and the telephone, tax number or date. */
export function addressAfter(lines: readonly DocumentLine[], nameLine: number): Found<string> | undefined {
  const kept: DocumentLine[] = [];
  for (const line of lines.slice(nameLine + 1, nameLine + 10)) {
    const ends =
      /\b(?:tel|phone|fax|gst|sst|reg|invoice|receipt|cash|bill|www|http|e-?mail|table|date|time|cashier|doc)\b/i.test(
        line.text,
      ) ||
      speaksOf('receipt', line.text) ||
      findDates(line.text).length > 0 ||
      /@|\d{2,3}-\d{6,8}\b/.test(line.text);
    if (ends) {
      if (kept.length > 0) break;
      continue;
    }
    const isAddress =
      speaksOf('addressWords', line.text) ||
      /\b\d{5}\b/.test(line.text) ||
      /^\s*(?:no\.?|lot)?\s*\d+[\w\s,&/-]*,/i.test(line.text);
    const isRegister =
      /^\W*(?:co\W?reg|roc|company)?\W*[\w\s:.]*\d{4,}\s?-?\s?\w?\W*$/i.test(line.text) &&
      !/\s\p{L}{4,}/u.test(line.text);
    if (kept.length === 0 && (!isAddress || isRegister)) continue;
    if (isRegister) continue;
    kept.push(line);
    if (kept.length >= 6) break;
  }
  const [first] = kept;
  if (!first) return undefined;
  const text = kept
    .map((line) =>
      line.text
        .replace(/^[^\p{L}\d]+/u, '')
        .replace(/\s+([,.])/g, '$1')
        .trim(),
    )
    .join(' ');
  return {
    value: text.replace(/[\s,.]+$/, ''),
    run: { page: first.page, words: kept.flatMap((line) => line.words), text },
    certainty: 0.6,
  };
}
