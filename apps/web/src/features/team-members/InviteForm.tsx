import { Alert, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { roleDescriptions, roles, type Role } from '@gemmavision/domain/access';
import { mayInviteAs, type MadeInvitation } from '@gemmavision/domain/teams';
import { call } from '../../shell/api.ts';
import { useMe } from '../../shell/session.ts';
import { refreshTeam } from './team-queries.ts';

/** Whom to invite, and as what: no more than one may give. */
export function InviteForm({ onMade }: { onMade: (made: MadeInvitation | null) => void }) {
  const me = useMe();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('analyst');
  const inviting = useMutation({
    mutationFn: () => call('POST /api/team/invitations', { body: { email: email.trim(), role } }),
    onMutate: () => onMade(null),
    onSuccess: async (made) => {
      setEmail('');
      onMade(made);
      await refreshTeam(client);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    inviting.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        <TextInput
          label="E-mail"
          type="email"
          placeholder="grace@example.com"
          required
          withAsterisk={false}
          maxLength={254}
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          style={{ flex: '1 1 14rem', maxWidth: '22rem' }}
        />
        <NativeSelect
          label="Role"
          value={role}
          data={roles.filter((one) => mayInviteAs(me.role, one))}
          aria-describedby="role-in-words"
          onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value) ?? role)}
        />
        <Button type="submit" loading={inviting.isPending}>
          Invite
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={6} mb="md" id="role-in-words" aria-live="polite">
        {roleDescriptions[role]} The link works once, for this address, for seven days.
      </Text>
      {inviting.error ? (
        <Alert color="red" mb="md" role="alert">
          {inviting.error.message}
        </Alert>
      ) : null}
    </form>
  );
}
