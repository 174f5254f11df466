import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { longestPassword, shortestPassword } from '@gemmavision/domain/access';
import { send } from '../../shell/api.ts';
import { sessionsQuery } from './account-queries.ts';
import { inWords } from './PasswordForm.tsx';
import { SecuritySection } from './SecuritySection.tsx';

/** Another password; whoever is signed in elsewhere is signed out. */
export function ChangePassword({ hasPassword }: { hasPassword: boolean }) {
  const client = useQueryClient();
  const [passwords, setPasswords] = useState({ currentPassword: '', newPassword: '' });
  const changing = useMutation({
    mutationFn: () => send('POST', '/api/auth/change-password', passwords),
    onSuccess: async () => {
      setPasswords({ currentPassword: '', newPassword: '' });
      await client.invalidateQueries(sessionsQuery);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    changing.mutate();
  };
  const field = (key: keyof typeof passwords) => ({
    required: true,
    withAsterisk: false,
    value: passwords[key],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setPasswords((before) => ({ ...before, [key]: value }));
    },
  });
  if (!hasPassword)
    return (
      <SecuritySection title="Password" lead="You sign in by single sign-on: there is no password here." />
    );
  return (
    <SecuritySection title="Password" lead="A new one ends all your other sessions.">
      <form onSubmit={submit}>
        <Stack gap="sm" maw="22rem">
          {changing.error ? (
            <Alert color="red" role="alert">
              {inWords(changing.error)}
            </Alert>
          ) : null}
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            {...field('currentPassword')}
          />
          <PasswordInput
            label="New password"
            description={`At least ${shortestPassword} characters. A few unrelated words do well.`}
            autoComplete="new-password"
            minLength={shortestPassword}
            maxLength={longestPassword}
            {...field('newPassword')}
          />
          <Button type="submit" loading={changing.isPending} style={{ alignSelf: 'flex-start' }}>
            Change the password
          </Button>
          <Text size="sm" role="status">
            {changing.isSuccess ? 'Changed. You are signed in here only.' : ''}
          </Text>
        </Stack>
      </form>
    </SecuritySection>
  );
}
