import { Anchor, Text, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { roleDescriptions } from '@gemmavision/domain/access';
import type { ShownInvitation } from '@gemmavision/domain/teams';
import { call } from '../../shell/api.ts';
import { Door } from '../../shell/Door.tsx';
import { signInOptionsQuery } from '../../shell/sign-in.ts';
import { QueryState } from '../../ui/QueryState.tsx';
import { JoinAsMember } from './JoinAsMember.tsx';
import { JoinAsNewcomer } from './JoinAsNewcomer.tsx';
import { invitationRoute } from './route.ts';
import { SomebodyElse } from './SomebodyElse.tsx';

function invitationQuery(token: string) {
  return queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call('GET /api/invitations/:token', { params: { token }, signal }),
  });
}

const closed: Record<Exclude<ShownInvitation['state'], 'open'>, string> = {
  accepted: 'It has been used. If it was you, sign in.',
  withdrawn: 'It was withdrawn. Ask whoever invited you.',
  expired: 'It has expired. Ask whoever invited you for a new link.',
};

/** Where the link of an invitation leads: who invites into what, and the way in for whoever looks. */
export function InvitationPage() {
  const { token } = invitationRoute.useParams();
  const query = useQuery(invitationQuery(token));
  return (
    <Door>
      <Title order={1}>Invitation</Title>
      <QueryState query={query}>
        {(invitation) => (
          <>
            <Text mt={4} mb="lg" style={{ overflowWrap: 'anywhere' }}>
              {invitation.invitedBy} invites {invitation.maskedEmail} to the team <b>{invitation.teamName}</b>
              , as {invitation.role}.
              <Text span size="sm" c="dimmed" display="block" mt={4}>
                {roleDescriptions[invitation.role]}
              </Text>
            </Text>
            {invitation.state === 'open' ? (
              <WayIn token={token} invitation={invitation} onSignedOut={() => void query.refetch()} />
            ) : (
              <Text role="status">
                {closed[invitation.state]}{' '}
                <Anchor inherit underline="always" renderRoot={(props) => <Link to="/" {...props} />}>
                  To the portal
                </Anchor>
              </Text>
            )}
          </>
        )}
      </QueryState>
    </Door>
  );
}

interface WayInProps {
  token: string;
  invitation: ShownInvitation;
  onSignedOut: () => void;
}

function WayIn({ token, invitation, onSignedOut }: WayInProps) {
  if (invitation.visitor === 'invited') return <JoinAsMember token={token} teamName={invitation.teamName} />;
  if (invitation.visitor === 'somebody-else')
    return <SomebodyElse maskedEmail={invitation.maskedEmail} onSignedOut={onSignedOut} />;
  if (invitation.hasAccount)
    return (
      <Text>
        This address has an account here. <SignInLink token={token}>Sign in</SignInLink> with it, and you come
        back to this page.
      </Text>
    );
  return (
    <>
      <JoinAsNewcomer token={token} />
      <SingleSignOn token={token} />
    </>
  );
}

/** Offered where the portal has it: then no account with a password is needed. */
function SingleSignOn({ token }: { token: string }) {
  const { data } = useQuery(signInOptionsQuery);
  if (data === undefined || data.oidc === null) return null;
  return (
    <Text size="sm" c="dimmed" mt="md">
      Or <SignInLink token={token}>sign in with {data.oidc}</SignInLink>, and you come back to this page.
    </Text>
  );
}

function SignInLink({ token, children }: { token: string; children: ReactNode }) {
  return (
    <Anchor
      inherit
      renderRoot={(props) => <Link to="/sign-in" search={{ next: `/invitation/${token}` }} {...props} />}
    >
      {children}
    </Anchor>
  );
}
