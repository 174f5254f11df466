import { Button, Code } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LlmHost } from '@gemmavision/domain/portal';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { PortalPage } from '../../parts/PortalPage.tsx';
import { dayOf } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { NewHost } from './NewHost.tsx';

const hostsQuery = queryOptions({
  queryKey: ['portal', 'llm-hosts'],
  queryFn: async ({ signal }) => (await call('GET /api/portal/llm-hosts', { signal })).items,
});

/** Which machines of the own network teams may have their language models and webhooks at. */
export function LlmHostsPage() {
  return (
    <PortalPage
      title="Private hosts"
      lead="Language models and webhooks of teams may be at public addresses. Machines of your own network are closed to them, unless their host and port stand here."
    >
      <NewHost />
      <Hosts />
    </PortalPage>
  );
}

function Hosts() {
  const query = useQuery(hostsQuery);
  const [deed, setDeed] = useState<Deed | null>(null);
  const columns: DataColumn<LlmHost>[] = [
    {
      key: 'host',
      header: 'Host and port',
      value: addressOf,
      cell: (host) => <Code style={{ overflowWrap: 'anywhere' }}>{addressOf(host)}</Code>,
    },
    { key: 'reason', header: 'Why', minWidth: '12rem', value: ({ reason }) => reason },
    { key: 'by', header: 'Opened by', value: ({ addedBy }) => addedBy ?? 'a former member' },
    {
      key: 'at',
      header: 'On',
      value: ({ addedAt }) => addedAt,
      cell: ({ addedAt }) => dayOf(addedAt),
    },
    {
      key: 'close',
      header: 'Actions',
      isNotSortable: true,
      value: () => null,
      cell: (host) => (
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          onClick={() => setDeed(closingOf(host))}
          aria-label={`Close ${addressOf(host)}`}
        >
          Close
        </Button>
      ),
    },
  ];
  return (
    <>
      <QueryState
        query={query}
        isEmpty={(hosts) => hosts.length === 0}
        empty={
          <EmptyNote title="No private host is open">
            Teams can have language models and webhooks at public addresses alone.
          </EmptyNote>
        }
      >
        {(hosts) => (
          <DataTable caption="Open hosts" columns={columns} rows={hosts} rowKey={addressOf} withoutExport />
        )}
      </QueryState>
      <DeedDialog deed={deed} queryKey={['portal', 'llm-hosts']} onClose={() => setDeed(null)} />
    </>
  );
}

function closingOf(host: LlmHost): Deed {
  return {
    title: 'Close this host?',
    text: (
      <>
        Language models and webhooks at <b>{addressOf(host)}</b> are refused from the next request on.
        Documents go on being read by the rules alone; webhooks wait, and are switched off after three days.
      </>
    ),
    verb: 'Close the host',
    isDangerous: true,
    run: () =>
      call('DELETE /api/portal/llm-hosts/:host/:port', { params: { host: host.host, port: host.port } }),
  };
}

function addressOf({ host, port }: LlmHost): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
