import { Button, Checkbox } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { BulkAction } from '@gemmavision/domain/governance';
import { actionWords, documentsInWords, isPossible, type ActionSubject } from './action-words.ts';
import type { RowSelection } from './row-selection.ts';
import classes from './SelectionBar.module.css';

const ActionDialog = lazy(async () => ({ default: (await import('./ActionDialog.tsx')).ActionDialog }));

interface SelectionBarProps {
  documents: readonly ActionSubject[];
  selection: RowSelection;
  /** What the person may do. */
  actions: readonly BulkAction[];
}

/** Chooses all rows, and does something to those that are chosen. */
export function SelectionBar({ documents, selection, actions }: SelectionBarProps) {
  const [asked, setAsked] = useState<{ action: BulkAction; documents: readonly ActionSubject[] } | null>(
    null,
  );
  const [said, setSaid] = useState('');
  const chosen = documents.filter(({ id }) => selection.ids.has(id));
  return (
    <div
      className={classes.bar}
      data-chosen={chosen.length > 0 || undefined}
      role="group"
      aria-label="Selection"
    >
      <Checkbox
        size="xs"
        label={
          chosen.length > 0
            ? `${documentsInWords(chosen.length)} chosen`
            : `Choose all ${documents.length} shown`
        }
        aria-label={`Choose all ${documents.length} shown`}
        checked={chosen.length === documents.length}
        indeterminate={chosen.length > 0 && chosen.length < documents.length}
        onChange={(event) => {
          setSaid('');
          selection.setAll(event.currentTarget.checked);
        }}
      />
      {chosen.length === 0
        ? null
        : actions
            .filter((action) => isPossible(action, chosen))
            .map((action) => (
              <Button
                key={action}
                size="compact-xs"
                variant="default"
                onClick={() => {
                  setSaid('');
                  setAsked({ action, documents: chosen });
                }}
              >
                {actionWords[action].button}
              </Button>
            ))}
      <span role="status" className={classes.said}>
        {said}
      </span>
      {asked === null ? null : (
        <Suspense>
          <ActionDialog
            {...asked}
            onClose={() => setAsked(null)}
            onDone={(count) => {
              selection.setAll(false);
              setSaid(`${documentsInWords(count)} ${actionWords[asked.action].done}.`);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
