import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { OwnPasskey } from '@gemmavision/domain/access';
import { call } from '../../shell/api.ts';
import { addPasskey, knowsPasskeys } from '../../shell/passkeys.ts';
import { securityQuery } from './account-queries.ts';
import { PasskeyRow } from './PasskeyRow.tsx';
import { inWords } from './PasswordForm.tsx';
import { SecuritySection } from './SecuritySection.tsx';

/** Passkeys: the list, another name, away with it, and a new one. */
export function Passkeys({ passkeys }: { passkeys: readonly OwnPasskey[] }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const again = () => client.invalidateQueries(securityQuery);
  const adding = useMutation({
    mutationFn: () => addPasskey(name.trim()),
    onSuccess: async () => {
      setName('');
      await again();
    },
  });
  const renaming = useMutation({
    mutationFn: ({ id, ...body }: { id: string; name: string }) =>
      call('PATCH /api/me/passkeys/:id', { params: { id }, body }),
    onSettled: again,
  });
  const removing = useMutation({
    mutationFn: (id: string) => call('DELETE /api/me/passkeys/:id', { params: { id } }),
    onSettled: again,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  const problem = adding.error ?? renaming.error ?? removing.error;
  return (
    <SecuritySection
      title="Passkeys"
      isOn={passkeys.length > 0}
      lead="Sign in with the finger, face or PIN of a device, without password and code. Nobody can be tricked into telling one."
    >
      {problem ? (
        <Alert color="red" mb="sm" role="alert">
          {inWords(problem)}
        </Alert>
      ) : null}
      {passkeys.map((passkey) => (
        <PasskeyRow
          key={passkey.id}
          passkey={passkey}
          onRename={(next) => renaming.mutate({ id: passkey.id, name: next })}
          onRemove={() => removing.mutate(passkey.id)}
          isRemoving={removing.isPending && removing.variables === passkey.id}
        />
      ))}
      {knowsPasskeys ? (
        <form onSubmit={submit}>
          <Group align="flex-end" gap="xs" mt={passkeys.length > 0 ? 'md' : 0}>
            <TextInput
              label="Name of the device"
              placeholder="Work laptop"
              required
              withAsterisk={false}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              style={{ flex: '0 1 18rem' }}
            />
            <Button type="submit" loading={adding.isPending}>
              Add a passkey
            </Button>
          </Group>
        </form>
      ) : (
        <Text size="sm">
          This browser knows no passkeys here. Most want the portal to be reached by https.
        </Text>
      )}
    </SecuritySection>
  );
}
