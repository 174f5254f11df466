import { besideLabels } from './beside.ts';
import { findDates } from './dates.ts';
import { partOf, type DocumentLine, type Found } from './document-lines.ts';

/** What stands between a label and its number; OCR reads a colon as any mark, or as a lone small letter. */
const leading =
  /^(?:\(\d+\)|nr|no|num(?:ber|ero)?|id|n|#|[:.°º*\s-]|[©®«»~=;,|¦'"“”‘’!?<>+]|(?<=\s)[a-z](?=\s)|\(nr\))+(?=[^\p{L}]|$)/iu;
const numberShape = /^#?\s?(?=[^\s]*\d)[\p{L}\d][\p{L}\d\-_/.]*[\p{L}\d]|^#?\d+/u;
/** "No" alone names the document where it opens its line: behind another word it is that word's, a table's or a tax office's. */
const bareLabel = /^(?:no|nr)$/;
const asksForNumber = /\b(?:no|nr|num\w*|number|n|id|nummer|#)$|nummer$|[#]$/;

/** The number of an invoice, a credit note or a receipt: the first token with a digit behind its label. */
export function documentNumber(lines: readonly DocumentLine[]): Found<string> | undefined {
  let best: (Found<string> & { score: number }) | undefined;
  for (const idea of ['invoiceNumber', 'weakNumber'] as const) {
    for (const { run, label, line, where, opensRun } of besideLabels(lines, idea)) {
      if (bareLabel.test(label) && !opensRun) continue;
      const stripped = run.text.replace(leading, '').trimStart();
      const at = run.text.length - stripped.length;
      const printed = numberShape.exec(stripped)?.[0];
      if (!printed || printed.replace(/\D/g, '').length < 2) continue;
      const [date] = findDates(stripped);
      if (date && date.start < printed.length) continue;
      const says = asksForNumber.test(label) || at > 0;
      const direct = where === 'same run' ? 1 : where === 'next run' ? 0.8 : 0.2;
      const score =
        (idea === 'weakNumber' ? 0 : 3) +
        (says ? 2 : 0) +
        direct -
        line / 500 -
        (/^\d{4}$/.test(printed) ? 1 : 0);
      if (best && score <= best.score) continue;
      best = {
        value: printed,
        run: partOf(run, at, at + printed.length),
        certainty: Math.min(0.95, 0.4 + score * 0.09),
        score,
      };
    }
    if (best) return best;
  }
  return undefined;
}
