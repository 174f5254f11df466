import type { LlmReading } from '@gemmavision/domain/llm';
import { StatusBadge } from '../../../../parts/StatusBadge.tsx';
import { momentOf } from '../../../../parts/when.ts';
import { costWords, sentWords, tokensWords } from './reading-words.ts';
import classes from './ModelTab.module.css';

/** Every time the model was asked: what came of it, what was sent, what it used. */
export function ReadingList({ readings, isBelow }: { readings: readonly LlmReading[]; isBelow: boolean }) {
  return (
    <section aria-labelledby="model-readings">
      <h2 className={classes.heading} id="model-readings">
        {isBelow && readings.length === 1 ? 'How it was read' : 'Readings'}
      </h2>
      <ol className={classes.readings}>
        {readings.map((reading) => (
          <Reading key={reading.id} reading={reading} />
        ))}
      </ol>
    </section>
  );
}

function Reading({ reading }: { reading: LlmReading }) {
  const { status, reason, requestedBy, createdAt, model, promptVersion, milliseconds } = reading;
  const figures = [
    tokensWords(reading),
    costWords(reading),
    milliseconds === null ? null : `${(milliseconds / 1000).toFixed(1)} s`,
  ].filter((part) => part !== null);
  const question = [model, promptVersion === null ? null : `prompt ${promptVersion}`].filter(
    (part) => part !== null,
  );
  const sent = sentWords(reading);
  return (
    <li>
      <div className={classes.head}>
        <StatusBadge status={status} />
        <span className={classes.dim}>
          {momentOf(createdAt)}, {requestedBy === null ? 'sent by itself' : `asked by ${requestedBy}`}
        </span>
      </div>
      {reason === null ? null : <p className={classes.failure}>{reason.message}</p>}
      {question.length === 0 ? null : <p>{question.join(' · ')}</p>}
      {sent === '' ? null : <p className={classes.dim}>Sent: {sent}</p>}
      {figures.length === 0 ? null : <p className={classes.dim}>{figures.join(' · ')}</p>}
    </li>
  );
}
