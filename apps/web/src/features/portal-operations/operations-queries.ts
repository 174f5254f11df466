import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { JobState, ThroughputSpan } from '@gemmavision/domain/portal';
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

export const storageQuery = queryOptions({
  queryKey: ['portal', 'storage'],
  queryFn: ({ signal }) => call('GET /api/portal/storage', { signal }),
  refetchInterval: 60_000,
});

/** The steps of a longer span change more slowly. */
const throughputInterval: Record<ThroughputSpan, number> = { '1h': 5_000, '6h': 20_000, '24h': 60_000 };

export const throughputQuery = (span: ThroughputSpan) =>
  queryOptions({
    queryKey: ['portal', 'throughput', span],
    queryFn: ({ signal }) => call('GET /api/portal/throughput', { query: { span }, signal }),
    refetchInterval: throughputInterval[span],
    placeholderData: keepPreviousData,
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
