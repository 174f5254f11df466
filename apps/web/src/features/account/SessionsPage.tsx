import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OwnSession } from '@gemmavision/domain/access';
import { SectionTabs } from '../../parts/SectionTabs.tsx';
import { useNow } from '../../parts/use-now.ts';
import { ago, momentOf } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { sessionsQuery } from './account-queries.ts';

/** Where one is signed in, and how to end it: one session, or all but this one. */
export function SessionsPage() {
  const client = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const now = useNow();
  const again = () => client.invalidateQueries(sessionsQuery);
  const ending = useMutation({
    mutationFn: (id: string) => call('DELETE /api/me/sessions/:id', { params: { id } }),
    onSettled: again,
  });
  const endingOthers = useMutation({
    mutationFn: () => call('DELETE /api/me/sessions'),
    onSettled: again,
  });
  const problem = ending.error ?? endingOthers.error;
  const columns: DataColumn<OwnSession>[] = [
    {
      key: 'device',
      header: 'Device',
      value: (session) => session.device,
      cell: (session) => (
        <>
          <Group gap={6}>
            <span>{session.device ?? 'A program'}</span>
            {session.isCurrent ? (
              <Badge size="sm" variant="light" style={{ flex: 'none' }}>
                this one
              </Badge>
            ) : null}
          </Group>
          <Text size="xs" c="dimmed">
            {session.ipAddress ? `from ${session.ipAddress}` : 'from an unknown address'}
          </Text>
        </>
      ),
    },
    {
      key: 'lastActiveAt',
      header: 'Last active',
      value: (session) => session.lastActiveAt,
      cell: (session) => ago(session.lastActiveAt, now),
    },
    {
      key: 'createdAt',
      header: 'Signed in',
      value: (session) => session.createdAt,
      cell: (session) => momentOf(session.createdAt),
    },
    {
      key: 'end',
      header: 'Action',
      value: () => null,
      isNotSortable: true,
      cell: (session) =>
        session.isCurrent ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            loading={ending.isPending && ending.variables === session.id}
            onClick={() => ending.mutate(session.id)}
          >
            End
          </Button>
        ),
    },
  ];
  const others = (sessions.data?.items ?? []).filter(({ isCurrent }) => !isCurrent).length;
  return (
    <>
      <SectionTabs section="/account" />
      <PageHeader
        title="Sessions"
        lead="Where you are signed in. End what you do not know, then change your password."
        actions={
          others === 0 ? null : (
            <Button
              variant="default"
              size="sm"
              loading={endingOthers.isPending}
              onClick={() => endingOthers.mutate()}
            >
              End all others
            </Button>
          )
        }
      />
      {problem ? (
        <Alert color="red" mb="md" role="alert">
          {problem.message}
        </Alert>
      ) : null}
      <QueryState query={sessions}>
        {({ items }) => (
          <>
            <DataTable
              caption="Sessions"
              columns={columns}
              rows={items}
              rowKey={(session) => session.id}
              withoutExport
            />
            <Text size="xs" c="dimmed" mt="xs">
              A session ends by itself after seven days without use. Device and address are what the browser
              and the connection said when it began.
            </Text>
          </>
        )}
      </QueryState>
    </>
  );
}
