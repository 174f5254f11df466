import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { PortalTeam } from '@gemmavision/domain/portal';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { shown } from '../../parts/quantities.ts';
import { fileSize } from '../../parts/sizes.ts';
import { dayOf } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { QuotaDialog } from './QuotaDialog.tsx';

/** The teams, with the limits that hold for each and what can be done. */
export function TeamsTable({ teams }: { teams: readonly PortalTeam[] }) {
  const [limited, setLimited] = useState<PortalTeam | null>(null);
  const [deed, setDeed] = useState<Deed | null>(null);
  const columns: DataColumn<PortalTeam>[] = [
    {
      key: 'name',
      header: 'Team',
      minWidth: '12rem',
      value: ({ name }) => name,
      cell: ({ name, createdAt }) => (
        <>
          <span style={{ overflowWrap: 'anywhere' }}>{name}</span>
          <Text size="xs" c="dimmed">
            since {dayOf(createdAt)}
          </Text>
        </>
      ),
    },
    { key: 'members', header: 'Members', isNumeric: true, value: ({ members }) => members },
    {
      key: 'documents',
      header: 'Documents',
      isNumeric: true,
      value: ({ documents }) => documents,
      cell: (team) => <DocumentsCell team={team} />,
    },
    {
      key: 'pages',
      header: 'Pages',
      isNumeric: true,
      value: ({ pages }) => pages,
      cell: ({ pages }) => shown(pages),
    },
    {
      key: 'bytes',
      header: 'Originals',
      isNumeric: true,
      value: ({ bytesKept }) => bytesKept,
      cell: ({ bytesKept }) => fileSize(bytesKept),
    },
    {
      key: 'month',
      header: 'Read this month',
      unit: 'pages',
      isNumeric: true,
      value: ({ thisMonth }) => thisMonth.pages,
      cell: ({ thisMonth }) => shown(thisMonth.pages),
    },
    {
      key: 'quotas',
      header: 'Quotas',
      minWidth: '12rem',
      isNotSortable: true,
      value: ({ quotas }) => quotaWords(quotas).join(', '),
      cell: ({ quotas }) => quotaWords(quotas).map((words) => <div key={words}>{words}</div>),
    },
    {
      key: 'deeds',
      header: 'Actions',
      isNotSortable: true,
      value: () => null,
      cell: (team) => (
        <Group gap={4} wrap="nowrap">
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => setLimited(team)}
            aria-label={`Quotas of ${team.name}`}
          >
            Quotas
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            onClick={() => setDeed(deletionOf(team))}
            aria-label={`Delete ${team.name}`}
          >
            Delete
          </Button>
        </Group>
      ),
    },
  ];
  return (
    <>
      <DataTable caption="Teams" columns={columns} rows={teams} rowKey={({ id }) => id} withoutExport />
      {limited === null ? null : (
        <QuotaDialog key={limited.id} team={limited} onClose={() => setLimited(null)} />
      )}
      <DeedDialog deed={deed} queryKey={['portal']} onClose={() => setDeed(null)} />
    </>
  );
}

function DocumentsCell({ team: { documents, inTrash, held } }: { team: PortalTeam }) {
  const more = [
    ...(inTrash > 0 ? [`${shown(inTrash)} in trash`] : []),
    ...(held > 0 ? [`${shown(held)} on hold`] : []),
  ];
  return (
    <>
      {shown(documents)}
      {more.length === 0 ? null : (
        <Text size="xs" c="dimmed">
          {more.join(', ')}
        </Text>
      )}
    </>
  );
}

function quotaWords({ documentsPerDay, bytesPerTeam, pagesPerMonth }: PortalTeam['quotas']): string[] {
  const said = (limit: number | null, words: (limit: number) => string, what: string) =>
    limit === null ? [] : [limit === 0 ? `any ${what}` : words(limit)];
  const own = [
    ...said(documentsPerDay, (limit) => `${shown(limit)} documents a day each`, 'documents a day'),
    ...said(bytesPerTeam, fileSize, 'size'),
    ...said(pagesPerMonth, (limit) => `${shown(limit)} pages a month`, 'pages a month'),
  ];
  return own.length === 0 ? ['the portal’s own'] : own;
}

function deletionOf({ id, name, documents, inTrash, members }: PortalTeam): Deed {
  const isEmpty = documents + inTrash === 0;
  return {
    title: 'Delete this team?',
    text: isEmpty ? (
      <>
        <b>{name}</b> goes with its memberships ({members}), invitations, rules and API keys. Its audit log
        and what it used stay. Whoever is in no other team cannot sign in any more. This cannot be undone.
      </>
    ) : (
      <>
        <b>{name}</b> still has documents. Its owners delete them for good first, also from the trash; a
        portal admin cannot.
      </>
    ),
    verb: 'Delete',
    isDangerous: true,
    run: () => call('DELETE /api/portal/teams/:id', { params: { id } }),
  };
}
