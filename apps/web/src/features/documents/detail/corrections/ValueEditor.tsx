import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { typeWords } from '../../words.ts';
import { valueFrom, type Correctable } from './correctable.ts';
import { useCorrections } from './use-corrections.ts';
import classes from './Corrections.module.css';

const choices: Partial<Record<Correctable['writing'], { value: string; label: string }[]>> = {
  docType: Object.entries(typeWords).map(([value, label]) => ({ value, label })),
  paymentMethod: ['', 'cash', 'card', 'e-wallet', 'transfer', 'direct-debit'].map((value) => ({
    value,
    label: value === '' ? 'not said' : value,
  })),
};

interface ValueEditorProps {
  correctable: Correctable;
  /** Called when it was kept, or left as it was. */
  onDone: (isKept: boolean) => void;
}

/** Writes a value in its place: Enter keeps it, Escape leaves what stands there. */
export function ValueEditor({ correctable, onDone }: ValueEditorProps) {
  const { put, isBusy } = useCorrections();
  const { name, value, read, target, mark, writing } = correctable;
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    const field = form.current?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
    field?.focus();
    if (field instanceof HTMLInputElement && field.type === 'text') field.select();
  }, []);

  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const meant = valueFrom(typed, correctable);
    if ('problem' in meant) {
      setProblem(meant.problem);
      return;
    }
    if (meant.value === value || (await put({ target, value: meant.value, read }, mark)) !== null)
      onDone(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of the list around it are letters here.
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onDone(false);
  };
  const common = {
    size: 'xs',
    'aria-label': name,
    value: typed,
    error: problem,
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value);
      setProblem(null);
    },
  } as const;
  const options = choices[writing];
  return (
    <form
      ref={form}
      className={classes.editor}
      onSubmit={(event) => void keep(event)}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
    >
      {options === undefined ? (
        <TextInput
          {...common}
          className={classes.input}
          type={writing === 'date' ? 'date' : 'text'}
          inputMode={writing === 'number' || writing === 'figure' ? 'decimal' : undefined}
        />
      ) : (
        <NativeSelect {...common} className={classes.input} data={options} />
      )}
      <ActionIcon
        type="submit"
        size={28}
        variant="filled"
        aria-label="Keep"
        title="Keep (Enter)"
        loading={isBusy}
      >
        <IconCheck size={15} stroke={2} />
      </ActionIcon>
      <ActionIcon
        size={28}
        variant="default"
        aria-label="Leave as it was"
        title="Leave it (Esc)"
        onClick={() => onDone(false)}
      >
        <IconX size={15} stroke={1.8} />
      </ActionIcon>
    </form>
  );
}
