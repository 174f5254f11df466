import { Alert, Button, Code, CopyButton, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { keyScopeDescriptions, keyScopes, type KeyScope } from '@gemmavision/domain/access';
import { call } from '../../shell/api.ts';
import { apiKeysQuery } from './api-keys-query.ts';

const lifetimes = [
  { value: '90', label: 'for 90 days' },
  { value: '30', label: 'for 30 days' },
  { value: '365', label: 'for a year' },
  { value: '', label: 'until revoked' },
];

/** Makes a key and shows it, this once: the portal keeps only its hash. */
export function NewApiKey() {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<KeyScope>('read');
  const [days, setDays] = useState('90');
  const making = useMutation({
    mutationFn: () =>
      call('POST /api/api-keys', {
        body: { name: name.trim(), scope, expiresInDays: days === '' ? undefined : Number(days) },
      }),
    onSuccess: async () => {
      setName('');
      await client.invalidateQueries(apiKeysQuery);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="xs" mb="md">
          <TextInput
            label="What is it for?"
            placeholder="Nightly import"
            required
            withAsterisk={false}
            maxLength={32}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            style={{ flex: '0 1 18rem' }}
          />
          <NativeSelect
            label="Allows"
            value={scope}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setScope(keyScopes.find((one) => one === value) ?? 'read');
            }}
            data={keyScopes.map((value) => ({ value, label: keyScopeDescriptions[value] }))}
          />
          <NativeSelect
            label="Valid"
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
            data={lifetimes}
          />
          <Button type="submit" loading={making.isPending}>
            Make a key
          </Button>
        </Group>
      </form>
      {making.error ? (
        <Alert color="red" mb="md" role="alert">
          {making.error.message}
        </Alert>
      ) : null}
      {making.data === undefined ? null : (
        <Alert color="petrol" mb="lg" title={`“${making.data.name}” is ready`} role="status">
          <Text size="sm" mb="xs">
            Copy it now: it is not shown again. Send it as <Code>Authorization: Bearer …</Code>, or set it as{' '}
            <Code>QUANTADVISOR_API_KEY</Code> for the command line.
          </Text>
          <Group gap="xs">
            <Code style={{ overflowWrap: 'anywhere', fontSize: '0.875rem' }} data-testid="new-api-key">
              {making.data.key}
            </Code>
            <CopyButton value={making.data.key}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </Group>
        </Alert>
      )}
    </>
  );
}
