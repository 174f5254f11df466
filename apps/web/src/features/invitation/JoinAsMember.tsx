import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../shell/api.ts';
import { switchTeam } from '../../shell/session.ts';

/** One click for whoever is signed in with the invited address. */
export function JoinAsMember({ token, teamName }: { token: string; teamName: string }) {
  const joining = useMutation({
    mutationFn: async () => {
      const { teamId } = await call('POST /api/invitations/:token/accept', { params: { token }, body: {} });
      await switchTeam(teamId);
    },
  });
  return (
    <>
      {joining.error ? (
        <Alert color="red" role="alert" mb="md">
          {joining.error.message}
        </Alert>
      ) : null}
      <Button fullWidth loading={joining.isPending} onClick={() => joining.mutate()}>
        Join {teamName}
      </Button>
    </>
  );
}
