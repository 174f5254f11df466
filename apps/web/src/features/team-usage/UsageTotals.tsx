import type { ReactNode } from 'react';
import type { Usage } from '@gemmavision/domain/usage';
import { fileSize } from '../../parts/sizes.ts';
import { readerLocale } from '../../ui/reader-locale.ts';
import { costText, durationText } from './usage-words.ts';
import classes from './TeamUsage.module.css';

/** What was used in the whole span, and what is kept at this moment. */
export function UsageTotals({ usage }: { usage: Usage }) {
  const { totals, kept, currency } = usage;
  const locale = readerLocale();
  const count = (amount: number) => amount.toLocaleString(locale);
  const tokens = totals.llmInputTokens + totals.llmOutputTokens;
  return (
    <dl className={classes.totals}>
      <Total name="Kept now" note={`${count(kept.documents)} documents, those in the trash too`}>
        {fileSize(kept.bytes)}
      </Total>
      <Total name="Documents uploaded" note={fileSize(totals.bytes)}>
        {count(totals.documents)}
      </Total>
      <Total name="Pages read" note={`${count(totals.ocrPages)} of them recognised (OCR)`}>
        {count(totals.pages)}
      </Total>
      <Total name="Time of reading">{durationText(totals.readMilliseconds)}</Total>
      {currency === null && tokens === 0 ? null : (
        <Total
          name="Tokens of the language model"
          note={currency === null ? undefined : costText(totals.llmCostMicros, currency, locale)}
        >
          {count(tokens)}
        </Total>
      )}
    </dl>
  );
}

function Total({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className={classes.total}>
      <dt>{name}</dt>
      <dd className={classes.amount}>{children}</dd>
      {note === undefined ? null : <dd className={classes.note}>{note}</dd>}
    </div>
  );
}
