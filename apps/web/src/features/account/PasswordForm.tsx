import { Alert, Button, Group, PasswordInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ApiProblem } from '../../shell/problem.ts';

interface PasswordFormProps {
  /** What the button does. */
  action: string;
  color?: string;
  isPending: boolean;
  error: Error | null;
  onSubmit: (password: string) => void;
  onCancel: () => void;
}

/** Asks for the password once more before something that whoever found the screen open must not do. */
export function PasswordForm({ action, color, isPending, error, onSubmit, onCancel }: PasswordFormProps) {
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(password);
  };
  return (
    <form onSubmit={submit}>
      {error ? (
        <Alert color="red" mb="sm" role="alert">
          {inWords(error)}
        </Alert>
      ) : null}
      <Group align="flex-end" gap="xs">
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          style={{ flex: '1 1 14rem', maxWidth: '22rem' }}
        />
        <Button type="submit" color={color} loading={isPending}>
          {action}
        </Button>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

/** What better-auth says of a password or a code, in our words. */
export function inWords(error: Error): string {
  const reason = error instanceof ApiProblem ? error.facts['reason'] : undefined;
  if (reason === 'INVALID_PASSWORD') return 'This is not your password. Check the caps lock key.';
  if (reason === 'INVALID_CODE')
    return 'This code is not the right one. Wait for the next one and try again.';
  if (reason === 'SESSION_NOT_FRESH')
    return 'You signed in more than a day ago. Sign out and in again, then add the passkey.';
  return error.message;
}
