import { Alert, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { send } from '../../shell/api.ts';
import { securityQuery } from './account-queries.ts';
import { inWords } from './PasswordForm.tsx';
import { QrCode } from './QrCode.tsx';

/** What the portal gives out once: the secret as an `otpauth:` address, and the codes for a lost telephone. */
export interface AppSetup {
  totpURI: string;
  backupCodes: readonly string[];
}

/** The secret as a picture and as text; it counts when the first code of the app was right. */
export function SetUpApp({
  setup,
  onDone,
  onCancel,
}: {
  setup: AppSetup;
  onDone: () => void;
  onCancel: () => void;
}) {
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const proving = useMutation({
    mutationFn: () => send('POST', '/api/auth/two-factor/verify-totp', { code: code.replace(/\s/g, '') }),
    onSuccess: async () => {
      await client.invalidateQueries(securityQuery);
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    proving.mutate();
  };
  const secret = new URL(setup.totpURI).searchParams.get('secret') ?? '';
  return (
    <Group align="flex-start" gap="xl">
      <QrCode text={setup.totpURI} label="QR code with the secret for your authenticator app" />
      <Stack gap="md" style={{ flex: '1 1 16rem', minWidth: 0 }}>
        <div>
          <Text size="sm" mb={6}>
            Scan this with your authenticator app, or type the secret into it:
          </Text>
          <Code style={{ overflowWrap: 'anywhere', fontSize: '0.875rem' }} data-testid="totp-secret">
            {secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </Code>
        </div>
        <form onSubmit={submit}>
          {proving.error ? (
            <Alert color="red" mb="sm" role="alert">
              {inWords(proving.error)}
            </Alert>
          ) : null}
          <Group align="flex-end" gap="xs">
            <TextInput
              label="Code that it shows now"
              autoComplete="one-time-code"
              inputMode="numeric"
              required
              withAsterisk={false}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              style={{ flex: '0 1 11rem' }}
            />
            <Button type="submit" loading={proving.isPending}>
              Turn it on
            </Button>
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          </Group>
        </form>
      </Stack>
    </Group>
  );
}
