import { Alert, Button, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MadeInvitation, TeamInvitation } from '@gemmavision/domain/teams';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { call } from '../../shell/api.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { InvitationRow } from './InvitationRow.tsx';
import { InviteForm } from './InviteForm.tsx';
import { NewLink } from './NewLink.tsx';
import { invitationsQuery, refreshTeam } from './team-queries.ts';
import classes from './Rows.module.css';

/** Invite, see who has not come yet, make a new link, withdraw. */
export function Invitations() {
  const query = useInfiniteQuery(invitationsQuery);
  const client = useQueryClient();
  const [made, setMade] = useState<MadeInvitation | null>(null);
  const [deed, setDeed] = useState<Deed | null>(null);
  const renewing = useMutation({
    mutationFn: (id: string) => call('POST /api/team/invitations/:id/renew', { params: { id } }),
    onSuccess: async (renewed) => {
      setMade(renewed);
      await refreshTeam(client);
    },
  });
  const askWithdraw = ({ id, email }: TeamInvitation) =>
    setDeed({
      title: 'Withdraw this invitation?',
      text: (
        <>
          The link that <b>{email}</b> has opens nothing from now on.
        </>
      ),
      verb: 'Withdraw',
      isDangerous: true,
      run: async () => {
        await call('DELETE /api/team/invitations/:id', { params: { id } });
        setMade((shown) => (shown?.invitation.id === id ? null : shown));
        await refreshTeam(client);
      },
    });
  return (
    <section aria-labelledby="invitations">
      <Title order={2} id="invitations" mb="xs">
        Invitations
      </Title>
      <InviteForm onMade={setMade} />
      {renewing.error ? (
        <Alert color="red" mb="md" role="alert">
          {renewing.error.message}
        </Alert>
      ) : null}
      {made === null ? null : <NewLink made={made} />}
      <div style={{ marginBottom: 32 }}>
        <QueryState
          query={query}
          isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
          empty={
            <EmptyNote title="Nobody’s answer is awaited">
              Invitations stand here until they are accepted.
            </EmptyNote>
          }
        >
          {({ pages }) => (
            <table className={classes.rows}>
              <caption className={classes.hidden}>Invitations that wait, the newest first</caption>
              <thead>
                <tr>
                  <th scope="col">Invited</th>
                  <th scope="col">As</th>
                  <th scope="col">Until</th>
                  <th scope="col">E-mail</th>
                  <th scope="col">
                    <span className={classes.hidden}>Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {pages
                  .flatMap(({ items }) => items)
                  .map((one) => (
                    <InvitationRow
                      key={one.id}
                      invitation={one}
                      isRenewing={renewing.isPending && renewing.variables === one.id}
                      onRenew={() => renewing.mutate(one.id)}
                      onWithdraw={() => askWithdraw(one)}
                    />
                  ))}
              </tbody>
            </table>
          )}
        </QueryState>
        {query.hasNextPage ? (
          <Button
            variant="default"
            size="xs"
            mt="sm"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            Show more
          </Button>
        ) : null}
      </div>
      <DeedDialog deed={deed} onClose={() => setDeed(null)} />
    </section>
  );
}
