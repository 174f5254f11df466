import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import classes from './TableGrid.module.css';

/** How a cell was left once it was written: the focus goes below, to a side, or where a click led. */
export type LeaveBy = 'enter' | 'tab' | 'backTab' | 'away';

interface CellInputProps {
  text: string;
  /** The letter that began the writing: it takes the place of what stood there. */
  begun: string | undefined;
  name: string;
  onKeep: (text: string, by: LeaveBy) => void;
  onLeave: () => void;
}

/** Writes a cell in its place: Enter, Tab or going elsewhere keeps it, Escape leaves what stood there. */
export function CellInput({ text, begun, name, onKeep, onLeave }: CellInputProps) {
  const [typed, setTyped] = useState(begun ?? text);
  const input = useRef<HTMLInputElement>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (begun === undefined) input.current?.select();
  }, [begun]);
  const keep = (by: LeaveBy) => {
    if (isLeft.current) return;
    isLeft.current = true;
    onKeep(typed.trim(), by);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') keep('enter');
    else if (event.key === 'Tab') keep(event.shiftKey ? 'backTab' : 'tab');
    else if (event.key === 'Escape') {
      isLeft.current = true;
      onLeave();
    } else return;
    event.preventDefault();
  };
  return (
    <input
      ref={input}
      className={classes.input}
      aria-label={name}
      value={typed}
      size={Math.max(4, typed.length)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => keep('away')}
      onClick={(event) => event.stopPropagation()}
    />
  );
}
