import { useIsSendingTo } from '../../parts/upload/upload-store.ts';
import type { Batch } from '@gemmavision/domain/batches';
import { FactList } from '../../parts/FactList.tsx';
import { moneyText } from '../../parts/micros.ts';
import { shown } from '../../parts/quantities.ts';
import { durationText, endedOf } from './batch-words.ts';
import { StatusBar } from './StatusBar.tsx';
import classes from './Batches.module.css';

/** How far the batch is, how fast it goes, how long it will take and what it cost. */
export function BatchProgress({ batch }: { batch: Batch }) {
  const isSending = useIsSendingTo(batch.id);
  const ended = endedOf(batch);
  return (
    <div className={classes.progress}>
      <p className={classes.headline} role="status">
        <b>
          {shown(ended)} of {shown(batch.documents)}
        </b>{' '}
        documents ended{isSending ? '; files are on their way from this browser' : ''}
        {batch.unpacking.archives > 0 ? `; ${unpackingWords(batch.unpacking)}` : ''}.
      </p>
      <StatusBar batch={batch} withLegend />
      <FactList
        facts={[
          ['Pages read', shown(batch.pages)],
          ['Pages a minute, last five', batch.pagesPerMinute === null ? '–' : shown(batch.pagesPerMinute)],
          ['Time left, estimated', timeLeft(batch)],
          ['Time of reading', durationText(batch.cost.readMilliseconds / 1000)],
          ['Cost', costWords(batch.cost)],
          ['Same content as another', shown(batch.copies)],
        ]}
      />
    </div>
  );
}

function unpackingWords({ archives, files }: Batch['unpacking']): string {
  const what = archives === 1 ? 'an archive is' : `${shown(archives)} archives are`;
  return files === 0 ? `${what} being unpacked` : `${what} being unpacked, ${shown(files)} files to go`;
}

function timeLeft({ state, secondsLeft }: Batch): string {
  if (state === 'ended' || state === 'cancelled') return 'none';
  if (state === 'paused') return 'paused';
  return secondsLeft === null ? '–' : `about ${durationText(secondsLeft)}`;
}

/** What is known of it: the model’s price is counted, that of reading is reckoned from the price of an hour. */
function costWords({ reading, model }: Batch['cost']): string {
  const known = [
    reading === null ? null : `about ${moneyText(reading.micros, reading.currency)} of reading`,
    model === null
      ? null
      : `${model.isEstimated ? 'about ' : ''}${moneyText(model.micros, model.currency)} of the model`,
  ].filter((one) => one !== null);
  return known.length === 0 ? 'no price is set' : known.join(', ');
}
