import { ActionIcon, Anchor, Button, Group, TextInput, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { Batch } from '@gemmavision/domain/batches';
import { batchQuery } from '../../parts/batch-queries.ts';
import { call } from '../../shell/api.ts';
import { useCan } from '../../shell/session.ts';
import { BatchStateBadge } from './BatchStateBadge.tsx';

/** The name, which can be changed in its place, and where the batch stands. */
export function BatchTitle({ batch }: { batch: Batch }) {
  const mayRename = useCan('documents.upload');
  const [isWriting, setWriting] = useState(false);
  return (
    <>
      <Anchor size="sm" renderRoot={(props) => <Link to="/batches" {...props} />}>
        All batches
      </Anchor>
      {isWriting ? (
        <NameForm batch={batch} onDone={() => setWriting(false)} />
      ) : (
        <Group gap="sm" mt={4} mb={4}>
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {batch.name}
          </Title>
          {mayRename ? (
            <ActionIcon variant="subtle" color="gray" aria-label="Rename" onClick={() => setWriting(true)}>
              <IconPencil size={17} stroke={1.6} />
            </ActionIcon>
          ) : null}
          <BatchStateBadge state={batch.state} />
        </Group>
      )}
    </>
  );
}

function NameForm({ batch, onDone }: { batch: Batch; onDone: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState(batch.name);
  const renaming = useMutation({
    mutationFn: () =>
      call('PATCH /api/batches/:id', { params: { id: batch.id }, body: { name: name.trim() } }),
    onSuccess: async (renamed) => {
      client.setQueryData(batchQuery(batch.id).queryKey, renamed);
      onDone();
      await client.invalidateQueries({ queryKey: ['batches', 'list'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === batch.name) onDone();
    else renaming.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Title order={1} style={{ position: 'absolute', clipPath: 'inset(50%)' }}>
        {batch.name}
      </Title>
      <Group gap="xs" mt={4} mb={4} align="flex-start">
        <TextInput
          aria-label="Name of the batch"
          required
          maxLength={120}
          size="md"
          style={{ flex: '0 1 26rem' }}
          // It was asked for by the pencil a moment ago.
          autoFocus
          error={renaming.error?.message}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => (event.key === 'Escape' ? onDone() : undefined)}
        />
        <Button type="submit" size="md" loading={renaming.isPending} disabled={name.trim() === ''}>
          Keep
        </Button>
        <Button size="md" variant="default" onClick={onDone}>
          Leave as it was
        </Button>
      </Group>
    </form>
  );
}
