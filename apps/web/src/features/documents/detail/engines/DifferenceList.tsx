import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { shortened } from '../../../../parts/shortened.ts';
import type { Difference } from './comparison.ts';
import classes from './Engines.module.css';

interface DifferenceListProps {
  differences: readonly Difference[];
  /** Place in the list. */
  chosen: number | null;
  onChoose: (index: number) => void;
}

const shownAtFirst = 12;

/** Where two readings differ, those in figures first; choosing one shows both on the page. */
export function DifferenceList({ differences, chosen, onChoose }: DifferenceListProps) {
  const [isWhole, setWhole] = useState(false);
  if (differences.length === 0) return null;
  const shown = isWhole ? differences : differences.slice(0, shownAtFirst);
  return (
    <>
      <ul className={classes.differences} aria-label="Differences, those in figures first">
        {shown.map(({ left, right, hasNumber }, index) => (
          <li key={index}>
            <UnstyledButton
              className={classes.difference}
              aria-pressed={chosen === index}
              onClick={() => onChoose(index)}
            >
              <span className={classes.kind}>{hasNumber ? 'figure' : 'word'}</span>
              <Side side="left" text={left} />
              <Side side="right" text={right} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {differences.length > shown.length ? (
        <Button variant="subtle" size="compact-xs" onClick={() => setWhole(true)}>
          Show all {differences.length}
        </Button>
      ) : null}
    </>
  );
}

function Side({ side, text }: { side: 'left' | 'right'; text: string }) {
  const who = side === 'left' ? 'Result' : 'Engine';
  return (
    <span className={classes.version} data-side={side}>
      <span className={classes.hidden}>{who}: </span>
      {text === '' ? <em>nothing</em> : shortened(text, 90)}
    </span>
  );
}
