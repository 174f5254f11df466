import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../shell/api.ts';
import { securityQuery } from './account-queries.ts';
import { BackupCodes } from './BackupCodes.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecuritySection } from './SecuritySection.tsx';
import { SetUpApp, type AppSetup } from './SetUpApp.tsx';

type Wish = 'set-up' | 'new-codes' | 'remove';

const wishes: Record<Wish, { path: string; action: string; color?: string }> = {
  'set-up': { path: 'enable', action: 'Go on' },
  'new-codes': { path: 'generate-backup-codes', action: 'Make new codes' },
  remove: { path: 'disable', action: 'Remove it', color: 'red' },
};

/** Codes of an authenticator app after the password: set up, new backup codes, remove. Each wants the password. */
export function SecondFactor({ hasPassword, isOn }: { hasPassword: boolean; isOn: boolean }) {
  const client = useQueryClient();
  const [wish, setWish] = useState<Wish | null>(null);
  const [setup, setSetup] = useState<AppSetup | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const asking = useMutation({
    mutationFn: ({ path, password }: { path: string; password: string }) =>
      send<Partial<AppSetup>>('POST', `/api/auth/two-factor/${path}`, { password }),
    onSuccess: async ({ totpURI, backupCodes }) => {
      setWish(null);
      if (totpURI !== undefined && backupCodes !== undefined) setSetup({ totpURI, backupCodes });
      else setCodes(backupCodes ?? null);
      await client.invalidateQueries(securityQuery);
    },
  });
  const begin = (next: Wish | null) => {
    asking.reset();
    setCodes(null);
    setWish(next);
  };
  const section = (children: React.ReactNode) => (
    <SecuritySection
      title="Code of an authenticator app"
      isOn={isOn}
      lead="After your password, six digits that an app on your telephone shows. A passkey needs no code."
    >
      {children}
    </SecuritySection>
  );
  if (!hasPassword)
    return section(
      <Text size="sm">It belongs to a password. You have none here: your provider asks for its own.</Text>,
    );
  if (setup !== null)
    return section(
      <SetUpApp
        setup={setup}
        onCancel={() => setSetup(null)}
        onDone={() => {
          setCodes(setup.backupCodes);
          setSetup(null);
        }}
      />,
    );
  if (wish !== null) {
    const { path, action, color } = wishes[wish];
    return section(
      <PasswordForm
        action={action}
        color={color}
        isPending={asking.isPending}
        error={asking.error}
        onSubmit={(password) => asking.mutate({ path, password })}
        onCancel={() => begin(null)}
      />,
    );
  }
  return section(
    <>
      {codes === null ? null : <BackupCodes codes={codes} onDone={() => setCodes(null)} />}
      {isOn ? (
        <Group gap="xs">
          <Button variant="default" onClick={() => begin('new-codes')}>
            New backup codes
          </Button>
          <Button variant="subtle" color="red" onClick={() => begin('remove')}>
            Remove
          </Button>
        </Group>
      ) : (
        <Button onClick={() => begin('set-up')}>Set up an app</Button>
      )}
    </>,
  );
}
