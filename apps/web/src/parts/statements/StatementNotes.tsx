import type { StatementSheet } from '@gemmavision/domain/companies';
import { figureWords } from '../figure-words.ts';
import classes from './Statements.module.css';

/** What a reader of the statements should know: what has no place in them, and what was nowhere read. */
export function StatementNotes({ sheet }: { sheet: StatementSheet }) {
  const { withoutPeriod, neverRead, groups } = sheet;
  const emptyHere = groups.flatMap(({ rows }) =>
    rows.filter(({ cells }) => cells.every((cell) => cell === null)).map(({ label }) => label),
  );
  const named = (labels: Iterable<keyof typeof figureWords>) =>
    [...new Set(labels)].map((label) => figureWords[label]).join(', ');
  return (
    <div className={classes.notes}>
      {emptyHere.length === 0 ? null : <p>Printed for periods of another length only: {named(emptyHere)}.</p>}
      {withoutPeriod.length === 0 ? null : (
        <p>
          Left out, as the period of {withoutPeriod.length === 1 ? 'a figure' : 'some figures'} is not stated:{' '}
          {named(withoutPeriod.map(({ label }) => label))}.
        </p>
      )}
      {neverRead.length === 0 ? null : <p>Read in no document: {named(neverRead)}.</p>}
    </div>
  );
}
