import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { FormEnd } from './FormEnd.tsx';

interface TeamNameFormProps {
  /** What stands there before anybody types. */
  initial: string;
  description: string;
  /** On the button. */
  verb: string;
  /** What is done with the name; a refusal is shown below it. */
  save: (name: string) => Promise<unknown>;
  onCancel: () => void;
}

/** Asks for the name of a team, a new one or one that is renamed. */
export function TeamNameForm({ initial, description, verb, save, onCancel }: TeamNameFormProps) {
  const [name, setName] = useState(initial);
  const saving = useMutation({ mutationFn: () => save(name) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label="Name"
        description={description}
        required
        withAsterisk={false}
        maxLength={100}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FormEnd verb={verb} sending={saving} isIncomplete={name.trim() === ''} onCancel={onCancel} />
    </form>
  );
}
