import { Chip, UnstyledButton } from '@mantine/core';
import { memo, useId } from 'react';
import classes from './ChipPicker.module.css';

interface ChipPickerProps {
  /** What is chosen: “Models”. */
  title: string;
  options: readonly { id: string; label: string }[];
  chosen: readonly string[];
  /** Given the chosen ids in the order of the options. */
  onChange: (ids: string[]) => void;
  /** Selections of one click, beside “all” and “none”. */
  quick?: readonly { label: string; ids: readonly string[] }[];
}

/** A choice of several things that all stay in sight. */
export const ChipPicker = memo(function ChipPicker(props: ChipPickerProps) {
  const { title, options, chosen, onChange, quick = [] } = props;
  const titleId = useId();
  const choose = (ids: readonly string[]) =>
    onChange(options.filter(({ id }) => ids.includes(id)).map(({ id }) => id));
  const selections = [
    ...quick,
    { label: 'All', ids: options.map(({ id }) => id) },
    { label: 'None', ids: [] },
  ];
  return (
    <div className={classes.picker} role="group" aria-labelledby={titleId}>
      <div className={classes.head}>
        <span id={titleId} className={classes.title}>
          {title}
        </span>
        {selections.map(({ label, ids }) => (
          <UnstyledButton
            key={label}
            className={classes.quick}
            aria-label={`${title}: ${label}`}
            onClick={() => choose(ids)}
          >
            {label}
          </UnstyledButton>
        ))}
      </div>
      <Chip.Group multiple value={[...chosen]} onChange={choose}>
        <div className={classes.chips}>
          {options.map(({ id, label }) => (
            <Chip key={id} value={id} size="xs" variant="outline">
              {label}
            </Chip>
          ))}
        </div>
      </Chip.Group>
    </div>
  );
});
