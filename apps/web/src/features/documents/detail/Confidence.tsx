import { VisuallyHidden } from '@mantine/core';
import { confidenceText, doubtfulBelow } from '../words.ts';
import classes from './Confidence.module.css';

/** How sure the reading is: a thin mark as long as the confidence, in words where a person should look. */
export function Confidence({ value }: { value: number }) {
  const isDoubtful = value < doubtfulBelow;
  const text = confidenceText(value);
  if (isDoubtful) {
    return (
      <span className={classes.doubtful} title={`Read with ${text} confidence: compare it with the page`}>
        check this
        <VisuallyHidden>, confidence {text}</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={classes.confidence} title={`Read with ${text} confidence`}>
      <span className={classes.track} aria-hidden>
        <span className={classes.level} style={{ width: `${Math.round(value * 100)}%` }} />
      </span>
      <VisuallyHidden>confidence {text}</VisuallyHidden>
    </span>
  );
}
