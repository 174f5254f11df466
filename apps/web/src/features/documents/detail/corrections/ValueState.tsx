import { UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconPencil } from '@tabler/icons-react';
import type { CorrectionMark } from '@gemmavision/domain/documents';
import { doubtfulBelow } from '../../words.ts';
import { Confidence } from '../Confidence.tsx';
import { PersonMark } from './PersonMark.tsx';
import { useCorrections } from './use-corrections.ts';
import classes from './Corrections.module.css';

interface ValueStateProps {
  /** As in selection.ts. */
  id: string;
  name: string;
  mark: CorrectionMark | undefined;
  /** Of the reading; null where nothing was read. */
  confidence: number | null;
  /** There is a value to be confirmed. */
  hasValue: boolean;
}

/**
 * How sure a value is, or what a person said about it; and in the same place, once its row is pointed at, focused or
 * chosen, the ways to say something: that it is right, or another one.
 */
export function ValueState({ id, name, mark, confidence, hasValue }: ValueStateProps) {
  const { mayCorrect, editing, edit, confirm, takeBack } = useCorrections();
  const isDoubtful = mark === undefined && confidence !== null && confidence < doubtfulBelow;
  const sureness =
    mark !== undefined ? (
      <PersonMark mark={mark} />
    ) : confidence === null ? null : (
      <Confidence value={confidence} />
    );
  // Beside the editor there is no room for them, and nothing to say until it is closed.
  if (!mayCorrect || editing === id) return sureness;
  const isConfirmable = hasValue && (mark === undefined || (mark.kind === 'confirmed' && !mark.agrees));
  return (
    <>
      <span className={classes.slot}>
        <span className={classes.sureness}>{isDoubtful ? null : sureness}</span>
        <span className={classes.actions}>
          {isConfirmable ? (
            <Act label={`${name} is right`} title="This is right" icon={IconCheck} act={() => confirm(id)} />
          ) : null}
          {mark === undefined ? null : (
            <Act
              label={`Take back what was said about ${name}`}
              title="Take back: what was read stands again"
              icon={IconArrowBackUp}
              act={() => takeBack(mark)}
            />
          )}
          <Act label={`Correct ${name}`} title="Correct this" icon={IconPencil} act={() => edit(id)} />
        </span>
      </span>
      {isDoubtful ? sureness : null}
    </>
  );
}

interface ActProps {
  label: string;
  title: string;
  icon: typeof IconCheck;
  act: () => unknown;
}

function Act({ label, title, icon: Icon, act }: ActProps) {
  return (
    <UnstyledButton
      className={classes.act}
      aria-label={label}
      title={title}
      onClick={(event) => {
        event.stopPropagation();
        act();
      }}
    >
      <Icon size={15} stroke={1.7} aria-hidden />
    </UnstyledButton>
  );
}
