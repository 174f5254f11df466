import { Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Webhook } from '@gemmavision/domain/webhooks';
import { FormEnd } from '../../parts/FormEnd.tsx';
import { call } from '../../shell/api.ts';
import { EventChoice } from './EventChoice.tsx';
import { webhooksKey } from './webhook-queries.ts';

/** Another address, or other events. An address with a query is not shown whole, so it is typed anew or left. */
export function ChangeDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const client = useQueryClient();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState(webhook.events);
  const { id, version } = webhook;
  const changing = useMutation({
    mutationFn: () =>
      call('PATCH /api/team/webhooks/:id', {
        params: { id },
        body: { events, version, ...(url.trim() !== '' && { url: url.trim() }) },
      }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: webhooksKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    changing.mutate();
  };
  return (
    <Modal opened onClose={onClose} title="Change the webhook" centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Another address"
            description={`Now: ${webhook.url}. Leave it empty to keep it.`}
            styles={{ description: { overflowWrap: 'anywhere' } }}
            type="url"
            placeholder="https://"
            maxLength={1_000}
            data-autofocus
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <EventChoice events={events} onChange={setEvents} />
        </Stack>
        <FormEnd verb="Change" sending={changing} isIncomplete={events.length === 0} onCancel={onClose} />
      </form>
    </Modal>
  );
}
