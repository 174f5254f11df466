import type { DocumentStatus } from '@gemmavision/domain/documents';
import classes from './StatusBadge.module.css';

/** The states in the words of the portal. */
export const statusWords: Record<DocumentStatus, string> = {
  PENDING: 'Waiting',
  QUEUED: 'Queued',
  RUNNING: 'Reading',
  DONE: 'Done',
  FAILED: 'Failed',
  REJECTED: 'Rejected',
  CANCELLED: 'Cancelled',
};

/** Where a document stands: a word and a mark, never the colour alone. */
export function StatusBadge({ status }: { status: DocumentStatus }) {
  return (
    <span className={classes.badge} data-status={status}>
      {statusWords[status]}
    </span>
  );
}
