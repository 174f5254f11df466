import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { call } from '../../shell/api.ts';
import { useCan, useMe } from '../../shell/session.ts';
import { refreshTeam } from './team-queries.ts';

/** What is done with the team as a whole: another name, and going away. */
export function TeamActions() {
  const { team } = useMe();
  const mayRename = useCan('members.manage');
  const [isRenaming, setRenaming] = useState(false);
  const [deed, setDeed] = useState<Deed | null>(null);
  const askLeave = () =>
    setDeed({
      title: `Leave ${team.name}?`,
      text: 'You no longer see its documents, from now on. Your API keys for this team and invitations that you made end. Only somebody of the team can let you in again.',
      verb: 'Leave the team',
      isDangerous: true,
      run: async () => {
        await call('POST /api/team/leave');
        // All that the page shows belongs to a team that is no longer one’s own.
        window.location.assign('/');
      },
    });
  return (
    <>
      {mayRename ? (
        <Button variant="default" size="xs" onClick={() => setRenaming(true)}>
          Rename the team
        </Button>
      ) : null}
      <Button variant="default" size="xs" onClick={askLeave}>
        Leave the team
      </Button>
      <Modal opened={isRenaming} onClose={() => setRenaming(false)} title="Rename the team" centered>
        <RenameForm onDone={() => setRenaming(false)} />
      </Modal>
      <DeedDialog deed={deed} onClose={() => setDeed(null)} />
    </>
  );
}

function RenameForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const router = useRouter();
  const { team } = useMe();
  const [name, setName] = useState(team.name);
  const renaming = useMutation({
    mutationFn: () => call('PATCH /api/team', { body: { name } }),
    onSuccess: async () => {
      await refreshTeam(client);
      await router.invalidate();
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    renaming.mutate();
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        label="Name"
        description="Everybody in the team sees it, and whoever is invited."
        required
        withAsterisk={false}
        maxLength={100}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {renaming.error ? (
        <Text size="sm" c="red" mt="sm" role="alert">
          {renaming.error.message}
        </Text>
      ) : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={renaming.isPending} disabled={name.trim() === ''}>
          Rename
        </Button>
      </Group>
    </form>
  );
}
