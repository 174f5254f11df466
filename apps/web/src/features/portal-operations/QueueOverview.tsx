import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PortalQueue } from '@gemmavision/domain/portal';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { FactList } from '../../parts/FactList.tsx';
import { shown } from '../../parts/quantities.ts';
import { useNow } from '../../parts/use-now.ts';
import { ago } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { queueQuery } from './operations-queries.ts';

type TeamCounts = PortalQueue['teams'][number];

/** Counts of all teams, then of each that has anything unfinished or failed. */
export function QueueOverview() {
  const query = useQuery(queueQuery);
  return <QueryState query={query}>{(queue) => <Counts queue={queue} />}</QueryState>;
}

function Counts({ queue }: { queue: PortalQueue }) {
  const now = useNow();
  const waited = (oldest: string | null) => (oldest === null ? null : ago(oldest, now));
  return (
    <>
      <FactList
        facts={[
          ['Waiting', shown(queue.waiting)],
          ['To be tried again', shown(queue.retrying)],
          ['Handed out', shown(queue.queued)],
          ['Being read', shown(queue.running)],
          ['Failed', shown(queue.failed)],
          ['The oldest in line', waited(queue.oldestWaitingAt) ?? 'nobody waits'],
        ]}
      />
      {queue.teams.length === 0 ? null : <TeamTable teams={queue.teams} waited={waited} />}
      <Text size="sm" c="dimmed" mt="sm">
        {storeWords(queue.store)}
      </Text>
    </>
  );
}

function TeamTable({
  teams,
  waited,
}: {
  teams: readonly TeamCounts[];
  waited: (oldest: string | null) => string | null;
}) {
  const [deed, setDeed] = useState<Deed | null>(null);
  const count = (key: 'waiting' | 'retrying' | 'queued' | 'running' | 'failed', header: string) => ({
    key,
    header,
    isNumeric: true,
    value: (team: TeamCounts) => team[key],
  });
  const columns: DataColumn<TeamCounts>[] = [
    { key: 'team', header: 'Team', minWidth: '10rem', value: ({ name }) => name },
    count('waiting', 'Waiting'),
    count('retrying', 'Tried again'),
    count('queued', 'Handed out'),
    count('running', 'Being read'),
    count('failed', 'Failed'),
    {
      key: 'oldest',
      header: 'Oldest in line',
      value: ({ oldestWaitingAt }) => oldestWaitingAt,
      cell: ({ oldestWaitingAt }) => waited(oldestWaitingAt),
    },
    {
      key: 'retry',
      header: 'Actions',
      isNotSortable: true,
      value: () => null,
      cell: (team) =>
        team.failed === 0 ? (
          <></>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => setDeed(retryOf(team))}
            aria-label={`Retry the failed documents of ${team.name}`}
          >
            Retry failed
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable
        caption="Queue by team"
        columns={columns}
        rows={teams}
        rowKey={({ id }) => id}
        withoutExport
      />
      <DeedDialog deed={deed} queryKey={['portal']} onClose={() => setDeed(null)} />
    </>
  );
}

function retryOf({ id, name, failed }: TeamCounts): Deed {
  return {
    title: 'Read the failed documents again?',
    text: (
      <>
        {shown(failed)} of <b>{name}</b> are put in line again, at most 1,000 at a time. What was read in them
        before stays until then.
      </>
    ),
    verb: 'Read them again',
    run: () => call('POST /api/portal/teams/:id/retries', { params: { id } }),
  };
}

function storeWords({ kind, documents, dispatch }: PortalQueue['store']): string {
  const place = kind === 'redis' ? 'Redis' : 'PostgreSQL';
  if (documents === null || dispatch === null)
    return `The queue in ${place} does not answer now. Workers find documents without it, a little later.`;
  const jobs = `${shown(documents.waiting + documents.delayed)} jobs waiting and ${shown(documents.active)} taken`;
  return `The queue in ${place} holds ${jobs}. It only hints at work: the counts above are from the documents.`;
}
