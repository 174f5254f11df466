import { Menu, Modal, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { TeamNameForm } from '../parts/TeamNameForm.tsx';
import { call } from './api.ts';
import { switchTeam, useMe } from './session.ts';
import classes from './TeamMenu.module.css';

/** The team one is in; behind it one’s others and, where one may, the way to make another. */
export function TeamMenu() {
  const me = useMe();
  const [isMaking, setMaking] = useState(false);
  const switching = useMutation({ mutationFn: switchTeam });
  return (
    <>
      <Menu width="target" position="top" shadow="md" withinPortal>
        <Menu.Target>
          <UnstyledButton
            className={classes.current}
            aria-label={`Team: ${me.team.name}. Change`}
            disabled={switching.isPending}
          >
            <span className={classes.name}>{me.team.name}</span>
            <IconSelector size={16} stroke={1.6} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
          <Menu.Label>Your teams</Menu.Label>
          {me.teams.map(({ id, name, role }) => {
            const isHere = id === me.team.id;
            return (
              <Menu.Item
                key={id}
                aria-current={isHere ? 'true' : undefined}
                rightSection={isHere ? <IconCheck size={14} aria-hidden /> : null}
                onClick={() => (isHere ? undefined : switching.mutate(id))}
              >
                <span style={{ overflowWrap: 'anywhere' }}>{name}</span>
                <Text size="xs" c="dimmed">
                  {role}
                </Text>
              </Menu.Item>
            );
          })}
          {me.mayMakeTeams ? (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setMaking(true)}>
                Make a team
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {switching.error ? (
        <Text size="xs" c="red" role="alert" mb={6}>
          {switching.error.message}
        </Text>
      ) : null}
      <Modal opened={isMaking} onClose={() => setMaking(false)} title="Make a team" centered>
        <TeamNameForm
          initial=""
          description="You become its owner. It begins without documents and shares none with other teams."
          verb="Make the team"
          save={makeTeam}
          onCancel={() => setMaking(false)}
        />
      </Modal>
    </>
  );
}

/** Makes a team and goes there: the page is loaded anew. */
async function makeTeam(name: string): Promise<void> {
  const { id } = await call('POST /api/teams', { body: { name } });
  await switchTeam(id);
}
