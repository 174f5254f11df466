import { Button, Checkbox, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { ModelGroup } from './model-groups.ts';
import classes from './ModelChooser.module.css';

interface ModelChooserProps {
  groups: readonly ModelGroup[];
  /** Undefined where all are shown. */
  chosen: readonly string[] | undefined;
  onChange: (ids: readonly string[]) => void;
}

/** Which evaluated models are shown: too many for chips, so they open on demand and can be searched. */
export function ModelChooser({ groups, chosen, onChange }: ModelChooserProps) {
  const [wanted, setWanted] = useState('');
  const all = groups.flatMap(({ models }) => models.map(({ id }) => id));
  const ids = chosen ?? all;
  const isWanted = (name: string) => name.toLowerCase().includes(wanted.trim().toLowerCase());
  const found = groups
    .map(({ label, models }) => ({ label, models: models.filter(({ name }) => isWanted(name)) }))
    .filter(({ models }) => models.length > 0);
  const put = (some: readonly string[], isOn: boolean) =>
    onChange(all.filter((id) => (some.includes(id) ? isOn : ids.includes(id))));
  return (
    <div>
      <span className={classes.title} id="models-title">
        Models
      </span>
      <Popover width={320} position="bottom-start" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="default"
            size="sm"
            fw={500}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`Models: ${ids.length} of ${all.length} chosen`}
          >
            {ids.length === all.length ? `All ${all.length}` : `${ids.length} of ${all.length}`}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes.dropdown}>
          <TextInput
            size="xs"
            placeholder="Search models"
            aria-label="Search models"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            data-autofocus
          />
          <div className={classes.quick}>
            <Quick label="All" onClick={() => onChange(all)} />
            {groups.map(({ label, models }) => (
              <Quick
                key={label}
                label={`Only ${label}`}
                onClick={() => onChange(models.map(({ id }) => id))}
              />
            ))}
            <Quick label="None" onClick={() => onChange([])} />
          </div>
          <div className={classes.list}>
            {found.length === 0 ? <p className={classes.nothing}>No model is called that.</p> : null}
            {found.map(({ label, models }) => (
              <fieldset key={label} className={classes.group}>
                <legend>{label}</legend>
                {models.map(({ id, name }) => (
                  <Checkbox
                    key={id}
                    size="xs"
                    label={name}
                    checked={ids.includes(id)}
                    onChange={(event) => put([id], event.currentTarget.checked)}
                  />
                ))}
              </fieldset>
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function Quick({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <UnstyledButton className={classes.quickOne} onClick={onClick} aria-label={`Models: ${label}`}>
      {label}
    </UnstyledButton>
  );
}
