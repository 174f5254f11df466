import type { BatchState } from '@gemmavision/domain/batches';
import { batchStateWords } from './batch-words.ts';
import classes from './Batches.module.css';

/** Where a batch stands: a word and a mark, never the colour alone. */
export function BatchStateBadge({ state }: { state: BatchState }) {
  return (
    <span className={classes.state} data-state={state}>
      {batchStateWords[state]}
    </span>
  );
}
