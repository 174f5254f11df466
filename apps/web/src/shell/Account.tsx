import { ActionIcon, Group, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { signOut, useMe } from './session.ts';

/** Only for those who have a choice: the first page is light without it. */
const TeamMenu = lazy(async () => ({ default: (await import('./TeamMenu.tsx')).TeamMenu }));

/** Who is signed in, in which team; the way to another team, and out. */
export function Account() {
  const me = useMe();
  const leaving = useMutation({ mutationFn: signOut });
  const teamName = (
    <Text size="sm" fw={560} truncate mb={4} title={me.team.name}>
      {me.team.name}
    </Text>
  );
  return (
    <div>
      {me.teams.length > 1 || me.mayMakeTeams ? (
        <Suspense fallback={teamName}>
          <TeamMenu />
        </Suspense>
      ) : (
        teamName
      )}
      <Group wrap="nowrap" gap="xs" justify="space-between">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" truncate title={me.user.name}>
            {me.user.name}
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
      {leaving.error ? (
        <Text size="xs" c="red" role="alert" mt={6}>
          {leaving.error.message}
        </Text>
      ) : null}
    </div>
  );
}
