import { Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { PortalPage } from '../../parts/PortalPage.tsx';
import { momentOf } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { LogLines } from './LogLines.tsx';
import { portalLogsRoute } from './route.ts';

const logsQuery = (level: 'warn' | 'error') =>
  queryOptions({
    queryKey: ['portal', 'logs', level],
    queryFn: ({ signal }) => call('GET /api/portal/logs', { query: { level }, signal }),
    refetchInterval: 10_000,
  });

/** What went wrong lately in the process that answers. */
export function LogsPage() {
  return (
    <PortalPage
      title="Logs"
      lead="The last warnings and errors of this api process, as they were logged: without names, addresses, texts and secrets."
    >
      <Logs />
    </PortalPage>
  );
}

function Logs() {
  const { level = 'warn' } = portalLogsRoute.useSearch();
  const navigate = portalLogsRoute.useNavigate();
  const query = useQuery(logsQuery(level));
  return (
    <>
      <Segments
        label="Level"
        value={level}
        onChange={(next) =>
          void navigate({
            search: next === 'error' ? { level: next } : {},
            replace: true,
            resetScroll: false,
          })
        }
        segments={[
          { value: 'warn', label: 'Warnings and errors' },
          { value: 'error', label: 'Errors' },
        ]}
      />
      <QueryState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyNote title="Nothing went wrong since the start of this process" />}
      >
        {({ items }) => <LogLines lines={items} />}
      </QueryState>
      {query.data === undefined ? null : (
        <Text size="sm" c="dimmed" mt="sm">
          Since {momentOf(query.data.startedAt)}; the last 300 are kept. The whole log, of workers too, is
          where the portal’s output goes.
        </Text>
      )}
    </>
  );
}
