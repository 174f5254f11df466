import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { longestPassword, shortestPassword } from '@gemmavision/domain/access';
import { Door } from './Door.tsx';
import { signInOptionsQuery, signUp } from './sign-in.ts';

/** An account of one’s own making, where the portal allows it; a team has to take it in afterwards. */
export function SignUpPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const options = useQuery(signInOptionsQuery);
  const [answers, setAnswers] = useState({ name: '', email: '', password: '' });
  const making = useMutation({
    mutationFn: () => signUp(client, { ...answers, email: answers.email.trim() }),
    onSuccess: (isInside) => (isInside ? navigate({ to: '/' }) : undefined),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  const field = (key: keyof typeof answers) => ({
    name: key,
    required: true,
    withAsterisk: false,
    value: answers[key],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setAnswers((before) => ({ ...before, [key]: value }));
    },
  });
  const isClosed = options.data && options.data.signUp !== 'open' && options.data.signUp !== 'domains';
  const toSignIn = (
    <Anchor size="sm" underline="always" renderRoot={(props) => <Link to="/sign-in" {...props} />}>
      Sign in
    </Anchor>
  );
  if (making.data === false) {
    return (
      <Door>
        <Title order={1}>Look into your mail</Title>
        <Text mt="sm" mb="lg" role="status">
          We have sent a link to {answers.email.trim()}. Open it, then sign in.
        </Text>
        {toSignIn}
      </Door>
    );
  }
  return (
    <Door>
      <Title order={1}>Make an account</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {isClosed ? 'Accounts here are by invitation: open the link that you were given. ' : 'You have one? '}
        {toSignIn}
      </Text>
      {isClosed ? null : (
        <form onSubmit={submit}>
          <Stack gap="md">
            {making.error ? (
              <Alert color="red" role="alert">
                {making.error.message}
              </Alert>
            ) : null}
            <TextInput label="Your name" autoComplete="name" maxLength={100} {...field('name')} />
            <TextInput
              label="E-mail"
              type="email"
              autoComplete="username"
              description={
                options.data?.signUp === 'domains' ? 'The address that your company gave you.' : undefined
              }
              {...field('email')}
            />
            <PasswordInput
              label="Password"
              description={`At least ${shortestPassword} characters. A few unrelated words do well.`}
              autoComplete="new-password"
              minLength={shortestPassword}
              maxLength={longestPassword}
              {...field('password')}
            />
            <Button type="submit" loading={making.isPending} fullWidth mt={4}>
              Make an account
            </Button>
          </Stack>
        </form>
      )}
    </Door>
  );
}
