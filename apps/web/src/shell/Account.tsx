import { ActionIcon, Group, NativeSelect, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { signOut, switchTeam, useMe } from './session.ts';

/** Who is signed in, in which team; the way to another team, and out. */
export function Account() {
  const me = useMe();
  const switching = useMutation({ mutationFn: switchTeam });
  const leaving = useMutation({ mutationFn: signOut });
  const problem = switching.error ?? leaving.error;
  return (
    <div>
      {me.teams.length > 1 ? (
        <NativeSelect
          size="xs"
          mb={8}
          label="Team"
          value={me.team.id}
          disabled={switching.isPending}
          onChange={(event) => switching.mutate(event.currentTarget.value)}
          data={me.teams.map((team) => ({ value: team.id, label: team.name }))}
        />
      ) : null}
      <Group wrap="nowrap" gap="xs" justify="space-between">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={560} truncate>
            {me.teams.length > 1 ? me.user.name : me.team.name}
          </Text>
          <Text size="xs" c="dimmed" truncate title={me.user.email}>
            {me.user.email} · {me.role}
          </Text>
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Sign out"
          title="Sign out"
          loading={leaving.isPending}
          onClick={() => leaving.mutate()}
        >
          <IconLogout size={18} stroke={1.6} />
        </ActionIcon>
      </Group>
      {problem ? (
        <Text size="xs" c="red" role="alert" mt={6}>
          {problem.message}
        </Text>
      ) : null}
    </div>
  );
}
