import { Code, Group, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { PortalJob } from '@gemmavision/domain/portal';
import { MoreButton } from '../../parts/MoreButton.tsx';
import { useNow } from '../../parts/use-now.ts';
import { ago } from '../../parts/when.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { readOperationsSearch, stateWords } from './operations-search.ts';
import { jobsQuery, queueQuery } from './operations-queries.ts';
import { portalOperationsRoute } from './route.ts';

/** One by one, by state and team: ids, attempts and times alone. */
export function Jobs() {
  const search = portalOperationsRoute.useSearch();
  const query = useInfiniteQuery(jobsQuery(search));
  const now = useNow();
  const columns: DataColumn<PortalJob>[] = [
    {
      key: 'document',
      header: 'Document',
      value: ({ documentId }) => documentId,
      cell: ({ documentId }) => <Code title={documentId}>{documentId.slice(0, 8)}</Code>,
    },
    { key: 'team', header: 'Team', minWidth: '9rem', value: ({ team }) => team.name },
    {
      key: 'state',
      header: 'State',
      minWidth: '9rem',
      value: ({ state }) => stateWords[state],
      cell: ({ state, reason }) => (reason === null ? stateWords[state] : `${stateWords[state]}: ${reason}`),
    },
    { key: 'attempt', header: 'Attempts', isNumeric: true, value: ({ attempt }) => attempt },
    {
      key: 'since',
      header: 'Since',
      value: ({ since }) => since,
      cell: ({ since }) => ago(since, now),
    },
    {
      key: 'worker',
      header: 'Worker',
      value: ({ workerId }) => workerId,
      cell: ({ workerId }) =>
        workerId === null ? <></> : <Code title={workerId}>{workerId.slice(0, 8)}</Code>,
    },
  ];
  return (
    <>
      <JobFilters />
      <QueryState
        query={query}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={<EmptyNote title="Nothing is under way">Every document has come to rest.</EmptyNote>}
      >
        {({ pages }) => (
          <DataTable
            caption="Jobs"
            columns={columns}
            rows={pages.flatMap(({ items }) => items)}
            rowKey={({ documentId }) => documentId}
            withoutExport
          />
        )}
      </QueryState>
      <MoreButton query={query} />
    </>
  );
}

function JobFilters() {
  const { state = '', team = '' } = portalOperationsRoute.useSearch();
  const navigate = portalOperationsRoute.useNavigate();
  const queue = useQuery(queueQuery);
  const show = (change: { state?: string; team?: string }) =>
    void navigate({
      search: (before) => readOperationsSearch({ ...before, state, team, ...change }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Group gap="xs" mb="sm">
      <NativeSelect
        aria-label="State"
        value={state}
        onChange={(event) => show({ state: event.currentTarget.value })}
        data={[
          { value: '', label: 'Every state' },
          ...Object.entries(stateWords).map(([value, label]) => ({ value, label })),
        ]}
      />
      <NativeSelect
        aria-label="Team"
        value={team}
        onChange={(event) => show({ team: event.currentTarget.value })}
        data={[
          { value: '', label: 'Every team' },
          ...(queue.data?.teams ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </Group>
  );
}
