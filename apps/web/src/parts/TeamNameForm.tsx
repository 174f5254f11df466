import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

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
      {saving.error ? (
        <Text size="sm" c="red" mt="sm" role="alert">
          {saving.error.message}
        </Text>
      ) : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={saving.isPending} disabled={name.trim() === ''}>
          {verb}
        </Button>
      </Group>
    </form>
  );
}
