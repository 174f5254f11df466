import type { Classification } from '@gemmavision/domain/governance';
import classes from './ClassificationBadge.module.css';

/** The classes in the words of the portal. */
export const classificationWords: Record<Classification, string> = {
  public: 'Public',
  internal: 'Internal',
  confidential: 'Confidential',
  restricted: 'Restricted',
};

/** How confidential a document is: a word and a colour, never the colour alone. */
export function ClassificationBadge({ classification }: { classification: Classification }) {
  return (
    <span className={classes.badge} data-class={classification}>
      {classificationWords[classification]}
    </span>
  );
}
