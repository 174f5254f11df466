import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { TeamNameForm } from '../../parts/TeamNameForm.tsx';
import { call } from '../../shell/api.ts';
import { useCan, useMe } from '../../shell/session.ts';
import { refreshTeam } from './team-queries.ts';

/** What is done with the team as a whole: another name, and going away. */
export function TeamActions() {
  const client = useQueryClient();
  const router = useRouter();
  const { team } = useMe();
  const mayRename = useCan('members.manage');
  const [isRenaming, setRenaming] = useState(false);
  const [deed, setDeed] = useState<Deed | null>(null);
  const rename = async (name: string) => {
    await call('PATCH /api/team', { body: { name } });
    await refreshTeam(client);
    await router.invalidate();
    setRenaming(false);
  };
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
        <TeamNameForm
          initial={team.name}
          description="Everybody in the team sees it, and whoever is invited."
          verb="Rename"
          save={rename}
          onCancel={() => setRenaming(false)}
        />
      </Modal>
      <DeedDialog deed={deed} onClose={() => setDeed(null)} />
    </>
  );
}
