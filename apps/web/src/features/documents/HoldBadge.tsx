import { IconLock } from '@tabler/icons-react';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import { dayOf } from '../../parts/when.ts';
import classes from './HoldBadge.module.css';

/** Says that a document is under legal hold; why, since when and by whom on pointing at it. */
export function HoldBadge({ hold }: Pick<DocumentRecord, 'hold'>) {
  if (hold === null) return null;
  return (
    <span className={classes.badge} title={`${hold.reason} (${hold.by}, ${dayOf(hold.at)})`}>
      <IconLock size={13} stroke={1.8} aria-hidden /> Legal hold
    </span>
  );
}
