import { Button, Group, Menu, Text } from '@mantine/core';
import {
  IconChevronDown,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconX,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { exportFormats, type Batch, type BatchDeed, type ExportFormat } from '@gemmavision/domain/batches';
import { batchQuery } from '../../parts/batch-queries.ts';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { addressOf, call } from '../../shell/api.ts';
import { useCan } from '../../shell/session.ts';
import { useIsSendingTo } from '../../parts/upload/upload-store.ts';

const formatWords: Record<ExportFormat, string> = {
  jsonl: 'JSON Lines: everything, a document a line',
  csv: 'CSV: a value a line',
  parquet: 'Parquet: a value a line',
};

/** What can be done to the batch as it stands, and all that was read as one file. */
export function BatchDeeds({ batch }: { batch: Batch }) {
  const mayUpload = useCan('documents.upload');
  const mayRetry = useCan('documents.retry');
  const isSending = useIsSendingTo(batch.id);
  const client = useQueryClient();
  const [asked, ask] = useState<Deed | null>(null);
  const params = { id: batch.id };
  const doing = useMutation({
    mutationFn: (what: BatchDeed) => call('POST /api/batches/:id/deeds', { params, body: { what } }),
    onSuccess: (changed) => client.setQueryData(batchQuery(batch.id).queryKey, changed),
  });
  const isOver = batch.state === 'ended' || batch.state === 'cancelled';
  const isOpen = batch.sealedAt === null && batch.cancelledAt === null;
  const unread = batch.byStatus.FAILED + batch.byStatus.CANCELLED;
  return (
    <>
      <Group gap="xs" mb="md">
        {mayUpload && isOpen ? (
          <Button
            variant="default"
            loading={doing.isPending && doing.variables === 'seal'}
            disabled={isSending}
            title={isSending ? 'Files are still on their way' : undefined}
            onClick={() => doing.mutate('seal')}
          >
            That is all of it
          </Button>
        ) : null}
        {mayUpload && !isOver && batch.pausedAt === null ? (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} stroke={1.6} />}
            loading={doing.isPending && doing.variables === 'pause'}
            onClick={() => doing.mutate('pause')}
          >
            Pause
          </Button>
        ) : null}
        {mayUpload && batch.pausedAt !== null && !isOver ? (
          <Button
            leftSection={<IconPlayerPlay size={16} stroke={1.6} />}
            loading={doing.isPending && doing.variables === 'resume'}
            onClick={() => doing.mutate('resume')}
          >
            Resume
          </Button>
        ) : null}
        {mayRetry && unread > 0 ? (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} stroke={1.6} />}
            onClick={() => ask(retryOf(batch))}
          >
            Retry failed
          </Button>
        ) : null}
        {batch.documents > 0 ? (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                variant="default"
                leftSection={<IconDownload size={16} stroke={1.6} />}
                rightSection={<IconChevronDown size={14} stroke={1.6} />}
              >
                All results
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {exportFormats.map((format) => (
                <Menu.Item
                  key={format}
                  component="a"
                  href={addressOf('GET /api/batches/:id/results', { params, query: { format } })}
                  download
                >
                  {formatWords[format]}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        ) : null}
        {mayUpload && !isOver ? (
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconX size={16} stroke={1.6} />}
            onClick={() => ask(cancelOf(batch))}
          >
            Cancel the batch
          </Button>
        ) : null}
      </Group>
      {doing.error ? (
        <Text size="sm" c="red" mb="md" role="alert">
          {doing.error.message}
        </Text>
      ) : null}
      <DeedDialog deed={asked} queryKey={['batches']} onClose={() => ask(null)} />
    </>
  );
}

function cancelOf({ id, name, byStatus }: Batch): Deed {
  const left = byStatus.PENDING + byStatus.QUEUED + byStatus.RUNNING;
  return {
    title: 'Cancel the batch?',
    text: (
      <>
        {left.toLocaleString('en')} documents of <b>{name}</b> are not read then, and no more can come. What
        was read stays; documents that were cancelled can be read later, one by one or all.
      </>
    ),
    verb: 'Cancel the batch',
    cancel: 'Go on reading',
    isDangerous: true,
    run: () => call('POST /api/batches/:id/deeds', { params: { id }, body: { what: 'cancel' } }),
  };
}

function retryOf({ id, name }: Batch): Deed {
  return {
    title: 'Read again what failed?',
    text: (
      <>
        Documents of <b>{name}</b> that failed or were cancelled are put in line again, as far as another
        reading may end differently: a file that is protected by a password stays so.
      </>
    ),
    verb: 'Read them again',
    run: () => call('POST /api/batches/:id/retries', { params: { id } }),
  };
}
