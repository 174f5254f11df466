import { documentStatuses, type DocumentStatus } from '@gemmavision/domain/documents';
import type { Batch } from '@gemmavision/domain/batches';
import { statusWords } from '../../parts/StatusBadge.tsx';
import classes from './Batches.module.css';

/** What is done first, what waits last. */
const order: readonly DocumentStatus[] = documentStatuses.toSorted((one, other) => place(one) - place(other));
function place(status: DocumentStatus): number {
  return ['DONE', 'REJECTED', 'FAILED', 'CANCELLED', 'RUNNING', 'QUEUED', 'PENDING'].indexOf(status);
}

interface StatusBarProps {
  batch: Pick<Batch, 'byStatus' | 'documents' | 'name'>;
  /** With the counts in words below. */
  withLegend?: boolean;
}

/** The documents of a batch as one bar, by state; the counts beside it say the same in words. */
export function StatusBar({ batch: { byStatus, documents, name }, withLegend = false }: StatusBarProps) {
  const present = order.filter((status) => byStatus[status] > 0);
  const words = present.map((status) => `${statusWords[status]} ${byStatus[status].toLocaleString('en')}`);
  return (
    <div>
      <div
        className={classes.bar}
        role="img"
        aria-label={`Documents of ${name}: ${words.length === 0 ? 'none yet' : words.join(', ')}`}
      >
        {present.map((status) => (
          <span
            key={status}
            data-status={status}
            className={classes.part}
            style={{ flexGrow: byStatus[status] / documents }}
          />
        ))}
      </div>
      {withLegend ? (
        <ul className={classes.legend} aria-hidden>
          {present.map((status) => (
            <li key={status} data-status={status}>
              {statusWords[status]} <b>{byStatus[status].toLocaleString('en')}</b>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
