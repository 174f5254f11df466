import { Alert, Button, Group, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call } from '../../shell/api.ts';

/** Opens one host at one port, with the reason that the next portal admin will want to know. */
export function NewHost() {
  const client = useQueryClient();
  const [host, setHost] = useState('');
  const [port, setPort] = useState<number | string>('');
  const [reason, setReason] = useState('');
  const opening = useMutation({
    mutationFn: () =>
      call('POST /api/portal/llm-hosts', {
        body: { host: host.trim(), port: Number(port), reason: reason.trim() },
      }),
    onSuccess: async () => {
      setHost('');
      setPort('');
      setReason('');
      await client.invalidateQueries({ queryKey: ['portal', 'llm-hosts'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    opening.mutate();
  };
  return (
    <>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="xs" mb="md">
          <TextInput
            label="Host name or address"
            placeholder="models.internal"
            required
            withAsterisk={false}
            maxLength={253}
            value={host}
            onChange={(event) => setHost(event.currentTarget.value)}
            style={{ flex: '1 1 13rem', maxWidth: '20rem' }}
          />
          <NumberInput
            label="Port"
            placeholder="8000"
            required
            withAsterisk={false}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            min={1}
            max={65_535}
            value={port}
            onChange={setPort}
            style={{ flex: '0 1 6rem' }}
          />
          <TextInput
            label="Why?"
            placeholder="Our own vLLM"
            required
            withAsterisk={false}
            minLength={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            style={{ flex: '2 1 13rem', maxWidth: '26rem' }}
          />
          <Button type="submit" loading={opening.isPending}>
            Open
          </Button>
        </Group>
      </form>
      {opening.error ? (
        <Alert color="red" mb="md" role="alert">
          {opening.error.message}
        </Alert>
      ) : null}
    </>
  );
}
