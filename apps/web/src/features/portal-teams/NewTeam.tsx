import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call } from '../../shell/api.ts';
import { meQuery } from '../../shell/session.ts';

/** Makes a team, owned by who makes it until they invite another owner. */
export function NewTeam() {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const making = useMutation({
    mutationFn: () => call('POST /api/teams', { body: { name: name.trim() } }),
    onSuccess: async () => {
      setName('');
      await Promise.all([
        client.invalidateQueries({ queryKey: ['portal', 'teams'] }),
        client.invalidateQueries(meQuery),
      ]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs" mb="md">
        <TextInput
          label="New team"
          placeholder="Treasury"
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          style={{ flex: '0 1 26rem' }}
        />
        <Button type="submit" loading={making.isPending}>
          Make it
        </Button>
      </Group>
      {making.data === undefined ? null : (
        <Text size="sm" mb="md" role="status">
          {making.data.name} is there and you own it: switch to it and invite whoever it is for.
        </Text>
      )}
      {making.error ? (
        <Text size="sm" c="red" mb="md" role="alert">
          {making.error.message}
        </Text>
      ) : null}
    </form>
  );
}
