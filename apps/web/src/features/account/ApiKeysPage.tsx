import { Button, Code } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keyScopeDescriptions, type ApiKey } from '@gemmavision/domain/access';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { SectionTabs } from '../../parts/SectionTabs.tsx';
import { ago, dayOf } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { useCan, useMe } from '../../shell/session.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { apiKeysQuery } from './api-keys-query.ts';
import { NewApiKey } from './NewApiKey.tsx';

/** One’s own keys for the active team; a role that may have none is told so, and who can change it. */
export function ApiKeysPage() {
  const { team, role } = useMe();
  const mayManage = useCan('apiKeys.manage');
  return (
    <>
      <SectionTabs section="/account" />
      <PageHeader
        title="API keys"
        lead={`For scripts and the command line. A key acts as you, in the team ${team.name} only.`}
      />
      {mayManage ? (
        <OwnKeys />
      ) : (
        <EmptyNote title={`As ${role} of this team you cannot have API keys`}>
          An owner or admin of the team can give you a role that may.
        </EmptyNote>
      )}
    </>
  );
}

/** Make, see, revoke. */
function OwnKeys() {
  const keys = useQuery(apiKeysQuery);
  const [deed, setDeed] = useState<Deed | null>(null);
  const columns: DataColumn<ApiKey>[] = [
    { key: 'name', header: 'Name', value: (key) => key.name },
    {
      key: 'start',
      header: 'Begins with',
      value: (key) => key.start,
      cell: (key) => <Code>{key.start}…</Code>,
    },
    {
      key: 'scope',
      header: 'Allows',
      value: (key) => keyScopeDescriptions[key.scope],
    },
    { key: 'createdAt', header: 'Made', value: (key) => key.createdAt, cell: (key) => dayOf(key.createdAt) },
    {
      key: 'lastUsedAt',
      header: 'Last used',
      value: (key) => key.lastUsedAt,
      cell: (key) => (key.lastUsedAt === null ? 'never' : ago(key.lastUsedAt, new Date().getTime())),
    },
    {
      key: 'expiresAt',
      header: 'Ends',
      value: (key) => key.expiresAt,
      cell: (key) => (key.expiresAt === null ? 'never' : dayOf(key.expiresAt)),
    },
    {
      key: 'revoke',
      header: 'Action',
      value: () => null,
      isNotSortable: true,
      cell: (key) => (
        <Button size="compact-xs" variant="subtle" color="red" onClick={() => setDeed(revocationOf(key))}>
          Revoke
        </Button>
      ),
    },
  ];
  return (
    <>
      <NewApiKey />
      <QueryState
        query={keys}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyNote title="You have no keys for this team">Give the first one a name above.</EmptyNote>}
      >
        {({ items }) => (
          <DataTable
            caption="API keys"
            columns={columns}
            rows={items}
            rowKey={(key) => key.id}
            withoutExport
          />
        )}
      </QueryState>
      <DeedDialog deed={deed} queryKey={apiKeysQuery.queryKey} onClose={() => setDeed(null)} />
    </>
  );
}

function revocationOf({ id, name }: ApiKey): Deed {
  return {
    title: 'Revoke this key?',
    text: (
      <>
        Whatever uses <b>{name}</b> is refused from now on. This cannot be undone; make a new key instead.
      </>
    ),
    verb: 'Revoke',
    cancel: 'Keep it',
    isDangerous: true,
    run: () => call('DELETE /api/api-keys/:id', { params: { id } }),
  };
}
