import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { isTerminal, type DocumentStatus } from '@gemmavision/domain/documents';
import type { Classification } from '@gemmavision/domain/governance';
import { call } from '../shell/api.ts';

/** What narrows the list of documents. */
export interface DocumentFilter {
  q?: string;
  status?: DocumentStatus;
  classification?: Classification;
  /** Under legal hold, or not. */
  held?: 'yes' | 'no';
  /** The batch that they came with. */
  batch?: string;
}

const listInterval = 1_500;
const documentInterval = 1_000;
const queueInterval = 4_000;

/** The team’s documents by pages of `limit`; asked again only while one of them is not at rest. */
export function documentsQuery(filter: DocumentFilter, limit = 50) {
  return infiniteQueryOptions({
    queryKey: ['documents', 'list', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/documents', { query: { ...filter, limit, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((one) => !isTerminal(one.status)))
        ? listInterval
        : false,
  });
}

/** How many documents are in each state. */
export const countsQuery = queryOptions({
  queryKey: ['documents', 'counts'],
  queryFn: ({ signal }) => call('GET /api/documents/counts', { signal }),
  refetchInterval: ({ state }) => {
    const counts = state.data?.byStatus;
    const underWay = (counts?.PENDING ?? 0) + (counts?.QUEUED ?? 0) + (counts?.RUNNING ?? 0);
    return underWay > 0 ? listInterval * 2 : false;
  },
});

/** How the team’s queue stands; asked again every few seconds, but only while the page is in sight. */
export const queueQuery = queryOptions({
  queryKey: ['documents', 'queue'],
  queryFn: ({ signal }) => call('GET /api/documents/queue', { signal }),
  refetchInterval: queueInterval,
  refetchIntervalInBackground: false,
});

/** One document; asked again until it is at rest. */
export function documentQuery(id: string) {
  return queryOptions({
    queryKey: ['documents', 'one', id],
    queryFn: ({ signal }) => call('GET /api/documents/:id', { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && !isTerminal(state.data.status) ? documentInterval : false,
  });
}
