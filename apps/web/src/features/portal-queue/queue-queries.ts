import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { JobState } from '@gemmavision/domain/portal';
import { call } from '../../shell/api.ts';

/** The work moves while one looks. */
const refetchInterval = 5_000;

export const queueQuery = queryOptions({
  queryKey: ['portal', 'queue'],
  queryFn: ({ signal }) => call('GET /api/portal/queue', { signal }),
  refetchInterval,
});

export const workersQuery = queryOptions({
  queryKey: ['portal', 'workers'],
  queryFn: async ({ signal }) => (await call('GET /api/portal/workers', { signal })).items,
  refetchInterval,
});

export const jobsQuery = (filter: { state?: JobState; team?: string }) =>
  infiniteQueryOptions({
    queryKey: ['portal', 'jobs', filter],
    queryFn: ({ signal, pageParam }) => {
      const query = { state: filter.state, teamId: filter.team, cursor: pageParam };
      return call('GET /api/portal/jobs', { query, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval,
  });
