import { confidenceText, doubtfulBelow } from '../words.ts';
import classes from './Confidence.module.css';

/** How sure the reading is, as a figure; doubtful ones carry a mark too. */
export function Confidence({ value }: { value: number }) {
  const isDoubtful = value < doubtfulBelow;
  return (
    <span
      className={classes.confidence}
      data-doubtful={isDoubtful || undefined}
      title={isDoubtful ? 'Doubtful: compare it with the page' : 'Confidence of the reading'}
    >
      {confidenceText(value)}
    </span>
  );
}
