import { Code, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PortalWorker } from '@gemmavision/domain/portal';
import { fileSize } from '../../parts/sizes.ts';
import { useNow } from '../../parts/use-now.ts';
import { ago, momentOf } from '../../parts/when.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { workersQuery } from './operations-queries.ts';

/** Who reads documents; those that fell silent are grey. */
export function Workers() {
  const query = useQuery(workersQuery);
  const now = useNow();
  const dimmed = ({ isAlive }: PortalWorker, text: string) =>
    isAlive ? (
      text
    ) : (
      <Text span inherit c="dimmed">
        {text}
      </Text>
    );
  const columns: DataColumn<PortalWorker>[] = [
    {
      key: 'id',
      header: 'Worker',
      value: ({ id }) => id,
      cell: (worker) => <Code style={{ opacity: worker.isAlive ? 1 : 0.6 }}>{worker.id.slice(0, 8)}</Code>,
    },
    {
      key: 'alive',
      header: 'Heartbeat',
      value: ({ seenAt }) => seenAt,
      cell: (worker) => dimmed(worker, worker.isAlive ? 'alive' : `gone, last ${ago(worker.seenAt, now)}`),
    },
    {
      key: 'host',
      header: 'Machine',
      value: ({ hostName }) => hostName,
      cell: (worker) => dimmed(worker, worker.hostName),
    },
    {
      key: 'version',
      header: 'Version',
      value: ({ version }) => version,
      cell: (worker) => dimmed(worker, worker.version),
    },
    {
      key: 'documents',
      header: 'Reads now',
      isNumeric: true,
      value: ({ documents }) => documents,
      cell: (worker) => dimmed(worker, `${worker.documents} of ${worker.concurrency}`),
    },
    {
      key: 'memory',
      header: 'Memory',
      isNumeric: true,
      value: ({ residentBytes }) => residentBytes,
      cell: (worker) => dimmed(worker, fileSize(worker.residentBytes)),
    },
    {
      key: 'started',
      header: 'Started',
      value: ({ startedAt }) => startedAt,
      cell: (worker) => dimmed(worker, momentOf(worker.startedAt)),
    },
  ];
  return (
    <QueryState
      query={query}
      isEmpty={(workers) => workers.length === 0}
      empty={
        <EmptyNote title="No worker is there">
          Documents wait until one is started: <Code>npm start</Code> starts one, <Code>npm run worker</Code>{' '}
          another.
        </EmptyNote>
      }
    >
      {(workers) => (
        <DataTable caption="Workers" columns={columns} rows={workers} rowKey={({ id }) => id} withoutExport />
      )}
    </QueryState>
  );
}
