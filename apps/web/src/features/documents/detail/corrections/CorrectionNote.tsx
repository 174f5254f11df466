import { CloseButton } from '@mantine/core';
import { useCorrections } from './use-corrections.ts';
import classes from './CorrectionNote.module.css';

/** Why the last correction was not kept. */
export function CorrectionNote() {
  const { problem, dismiss } = useCorrections();
  return (
    <div role="alert">
      {problem === null ? null : (
        <p className={classes.note}>
          <span>{problem}</span>
          <CloseButton size="sm" aria-label="Understood" onClick={dismiss} />
        </p>
      )}
    </div>
  );
}
