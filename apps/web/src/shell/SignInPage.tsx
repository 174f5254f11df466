import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { signInRoute } from './app-route.tsx';
import { ApiProblem } from './problem.ts';
import { signIn } from './session.ts';
import { Door } from './Door.tsx';

function explain(error: Error): string {
  if (error instanceof ApiProblem && error.status === 401) {
    return 'This e-mail address and password do not belong together. Check both, and the caps lock key.';
  }
  return error.message;
}

/** E-mail and password; afterwards on to the page that was asked for. */
export function SignInPage() {
  const { next } = signInRoute.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const entering = useMutation({
    mutationFn: () => signIn(client, { email: email.trim(), password }),
    onSuccess: () => router.history.push(next ?? '/'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate();
  };
  return (
    <Door>
      <Title order={1}>Sign in</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        With the account that your team’s owner gave you.
      </Text>
      <form onSubmit={submit}>
        <Stack gap="md">
          {entering.error ? (
            <Alert color="red" role="alert">
              {explain(entering.error)}
            </Alert>
          ) : null}
          <TextInput
            label="E-mail"
            type="email"
            name="email"
            autoComplete="username"
            required
            withAsterisk={false}
            data-autofocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={entering.isPending} fullWidth mt={4}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
