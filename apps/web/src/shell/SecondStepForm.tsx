import { Alert, Anchor, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiProblem } from './problem.ts';
import { enterCode, type SecondStep } from './sign-in.ts';

const words: Record<SecondStep, { label: string; lead: string; other: string }> = {
  authenticator: {
    label: 'Code',
    lead: 'Your password is right. Now the six digits that your authenticator app shows.',
    other: 'Use a backup code instead',
  },
  backup: {
    label: 'Backup code',
    lead: 'One of the codes that you kept when you set up the app. Each works once.',
    other: 'Use the app instead',
  },
};

function explain(error: Error): string {
  if (!(error instanceof ApiProblem)) return error.message;
  const { reason } = error.facts;
  if (reason === 'INVALID_CODE')
    return 'This code is not the right one. Wait for the next one and try again.';
  if (reason === 'INVALID_BACKUP_CODE') return 'This is none of your backup codes, or it was used already.';
  if (reason === 'INVALID_TWO_FACTOR_COOKIE' || reason === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
    return 'This took too long, or too many codes were wrong. Go back and enter your password again.';
  return error.message;
}

/** The second step of signing in: a code of the app, or one of the backup codes. */
export function SecondStepForm({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const client = useQueryClient();
  const [step, setStep] = useState<SecondStep>('authenticator');
  const [code, setCode] = useState('');
  const entering = useMutation({ mutationFn: () => enterCode(client, step, code), onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate();
  };
  const { label, lead, other } = words[step];
  return (
    <>
      <Title order={1}>Second step</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {lead}
      </Text>
      <form onSubmit={submit}>
        <Stack gap="md">
          {entering.error ? (
            <Alert color="red" role="alert">
              {explain(entering.error)}
            </Alert>
          ) : null}
          <TextInput
            key={step}
            label={label}
            name="code"
            autoComplete={step === 'authenticator' ? 'one-time-code' : 'off'}
            inputMode={step === 'authenticator' ? 'numeric' : 'text'}
            required
            withAsterisk={false}
            // The person has just pressed the button above: the code is all that is left to do.
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={entering.isPending} fullWidth mt={4}>
            Sign in
          </Button>
          <Group justify="space-between">
            <Anchor component="button" type="button" size="sm" onClick={onBack}>
              Back
            </Anchor>
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => {
                setStep(step === 'backup' ? 'authenticator' : 'backup');
                setCode('');
                entering.reset();
              }}
            >
              {other}
            </Anchor>
          </Group>
        </Stack>
      </form>
    </>
  );
}
