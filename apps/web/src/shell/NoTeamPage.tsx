import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Door } from './Door.tsx';
import { signOut, whoHasSession } from './session.ts';

/** For somebody with an account whom no team has taken in: what to do, and the way out. */
export function NoTeamPage() {
  const who = useQuery({ queryKey: ['session'], queryFn: whoHasSession });
  const leaving = useMutation({ mutationFn: signOut });
  return (
    <Door>
      <Title order={1}>You are in no team yet</Title>
      <Text mt="sm">
        Documents and results belong to a team. Open the link of your invitation, or ask an owner or admin of
        a team to invite{' '}
        <Text span fw={560} style={{ overflowWrap: 'anywhere' }}>
          {who.data ?? 'you'}
        </Text>
        .
      </Text>
      <Group mt="lg" gap="xs">
        <Button component="a" href="/">
          Look again
        </Button>
        <Button variant="default" loading={leaving.isPending} onClick={() => leaving.mutate()}>
          Sign out
        </Button>
      </Group>
      {leaving.error ? (
        <Text size="sm" c="red" role="alert" mt="sm">
          {leaving.error.message}
        </Text>
      ) : null}
    </Door>
  );
}
