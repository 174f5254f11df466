import { Button } from '@mantine/core';
import classes from './states.module.css';

interface ProblemNoteProps {
  error: Error;
  retry?: () => void;
  isRetrying?: boolean;
}

/** Says what went wrong in the error’s own words (they are written for people), and offers to try again. */
export function ProblemNote({ error, retry, isRetrying }: ProblemNoteProps) {
  return (
    <div className={classes.note} data-tone="problem" role="alert">
      <p className={classes.title}>This could not be loaded</p>
      <p className={classes.text}>{error.message}</p>
      {retry === undefined ? null : (
        <Button variant="default" size="xs" mt="sm" onClick={retry} loading={isRetrying}>
          Try again
        </Button>
      )}
    </div>
  );
}
