import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { longestPassword, shortestPassword } from '@gemmavision/domain/access';
import { call, send } from '../../shell/api.ts';

/** Makes an account for the invited address, joins the team, signs in. */
export function JoinAsNewcomer({ token }: { token: string }) {
  const [account, setAccount] = useState({ name: '', password: '' });
  const joining = useMutation({
    mutationFn: async () => {
      const { email } = await call('POST /api/invitations/:token/accept', {
        params: { token },
        body: { account },
      });
      await send('POST', '/api/auth/sign-in/email', { email, password: account.password });
      window.location.assign('/');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    joining.mutate();
  };
  const field = (key: keyof typeof account) => ({
    name: key,
    required: true,
    withAsterisk: false,
    value: account[key],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setAccount((before) => ({ ...before, [key]: value }));
    },
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {joining.error ? (
          <Alert color="red" role="alert">
            {joining.error.message}
          </Alert>
        ) : null}
        <TextInput label="Your name" autoComplete="name" maxLength={100} {...field('name')} />
        <PasswordInput
          label="Password"
          description={`At least ${shortestPassword} characters. A few unrelated words do well.`}
          autoComplete="new-password"
          minLength={shortestPassword}
          maxLength={longestPassword}
          {...field('password')}
        />
        <Button type="submit" loading={joining.isPending} fullWidth>
          Make the account and join
        </Button>
      </Stack>
    </form>
  );
}
