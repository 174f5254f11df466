import { Alert, Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../../shell/api.ts';
import { meQuery } from '../../shell/session.ts';

interface SomebodyElseProps {
  maskedEmail: string;
  onSignedOut: () => void;
}

/** For whoever is signed in with another address than the invited one. */
export function SomebodyElse({ maskedEmail, onSignedOut }: SomebodyElseProps) {
  const client = useQueryClient();
  const leaving = useMutation({
    mutationFn: () => send('POST', '/api/auth/sign-out', {}),
    onSuccess: () => {
      client.removeQueries({ queryKey: meQuery.queryKey });
      onSignedOut();
    },
  });
  return (
    <>
      <Text mb="md">
        You are signed in with another address than {maskedEmail}. Only whoever is invited can join.
      </Text>
      {leaving.error ? (
        <Alert color="red" role="alert" mb="md">
          {leaving.error.message}
        </Alert>
      ) : null}
      <Button variant="default" fullWidth loading={leaving.isPending} onClick={() => leaving.mutate()}>
        Sign out and go on
      </Button>
    </>
  );
}
