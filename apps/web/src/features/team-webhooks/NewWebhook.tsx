import { Alert, Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ChosenEvent } from '@gemmavision/domain/webhooks';
import { call } from '../../shell/api.ts';
import { EventChoice } from './EventChoice.tsx';
import type { ShownSecret } from './SecretNote.tsx';
import { webhooksKey } from './webhook-queries.ts';
import classes from './TeamWebhooks.module.css';

/** Makes a webhook; its secret is handed on, to be shown this once. */
export function NewWebhook({ onMade }: { onMade: (secret: ShownSecret) => void }) {
  const client = useQueryClient();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<ChosenEvent[]>(['document.ended', 'batch.ended']);
  const making = useMutation({
    mutationFn: () => call('POST /api/team/webhooks', { body: { url: url.trim(), events } }),
    onSuccess: async ({ webhook, secret }) => {
      setUrl('');
      onMade({ url: webhook.url, secret, isNew: true });
      await client.invalidateQueries({ queryKey: webhooksKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Group align="flex-end" gap="xs">
        <TextInput
          label="Address"
          type="url"
          placeholder="https://systems.example.com/hooks/filings"
          required
          withAsterisk={false}
          maxLength={1_000}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          style={{ flex: '1 1 18rem', maxWidth: '38rem' }}
        />
        <Button type="submit" loading={making.isPending} disabled={events.length === 0}>
          Add webhook
        </Button>
      </Group>
      <EventChoice events={events} onChange={setEvents} />
      {making.error ? (
        <Alert color="red" role="alert">
          {making.error.message}
        </Alert>
      ) : null}
    </form>
  );
}
