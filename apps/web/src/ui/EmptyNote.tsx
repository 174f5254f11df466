import type { ReactNode } from 'react';
import classes from './states.module.css';

interface EmptyNoteProps {
  title: string;
  /** What to do about it. */
  children?: ReactNode;
}

/** Says that there is nothing here, and what would bring something. */
export function EmptyNote({ title, children }: EmptyNoteProps) {
  return (
    <div className={classes.note}>
      <p className={classes.title}>{title}</p>
      {children === undefined ? null : <div className={classes.text}>{children}</div>}
    </div>
  );
}
