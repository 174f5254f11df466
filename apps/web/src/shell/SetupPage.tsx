import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { longestPassword, shortestPassword } from '@gemmavision/domain/access';
import { call } from './api.ts';
import { ApiProblem } from './problem.ts';
import { signIn } from './session.ts';
import { Door } from './Door.tsx';

/** First run: makes the owner’s account and the first team, then signs in. */
export function SetupPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [answers, setAnswers] = useState({ name: '', email: '', password: '', teamName: '' });
  const creating = useMutation({
    mutationFn: async () => {
      const body = { ...answers, email: answers.email.trim() };
      await call('POST /api/setup', { body });
      await signIn(client, { email: body.email, password: body.password });
    },
    onSuccess: () => navigate({ to: '/' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creating.mutate();
  };
  const field = (key: keyof typeof answers) => ({
    name: key,
    required: true,
    withAsterisk: false,
    value: answers[key],
    error:
      creating.error instanceof ApiProblem
        ? creating.error.fieldErrors.find((one) => one.path.endsWith(key))?.message
        : undefined,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setAnswers((before) => ({ ...before, [key]: value }));
    },
  });
  return (
    <Door>
      <Title order={1}>Set up this portal</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        This happens once. You become the owner of the first team; others are added later.
      </Text>
      <form onSubmit={submit}>
        <Stack gap="md">
          {creating.error ? (
            <Alert color="red" role="alert">
              {creating.error.message}
            </Alert>
          ) : null}
          <TextInput label="Your name" autoComplete="name" maxLength={100} {...field('name')} />
          <TextInput label="E-mail" type="email" autoComplete="username" {...field('email')} />
          <PasswordInput
            label="Password"
            description={`At least ${shortestPassword} characters. A few unrelated words do well.`}
            autoComplete="new-password"
            minLength={shortestPassword}
            maxLength={longestPassword}
            {...field('password')}
          />
          <TextInput
            label="Team"
            description="Documents and results belong to a team."
            placeholder="Reporting"
            maxLength={100}
            {...field('teamName')}
          />
          <Button type="submit" loading={creating.isPending} fullWidth mt={4}>
            Create the owner and the team
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
