import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Batch, BatchState } from '@gemmavision/domain/batches';
import { call } from '../shell/api.ts';

const batchInterval = 1_500;
const listInterval = 4_000;

/** Nothing more happens to it by itself. */
const isAtRest = ({ state }: Batch) => state === 'ended' || state === 'cancelled';

/** One batch; asked again until it has ended. */
export function batchQuery(id: string) {
  return queryOptions({
    queryKey: ['batches', 'one', id],
    queryFn: ({ signal }) => call('GET /api/batches/:id', { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isAtRest(state.data) ? false : batchInterval,
  });
}

/** The team’s batches, the newest first. */
export function batchesQuery(filter: { q?: string; state?: BatchState }) {
  return infiniteQueryOptions({
    queryKey: ['batches', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/batches', { query: { ...filter, limit: 30, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((batch) => !isAtRest(batch))) ? listInterval : false,
  });
}

/** What in a batch needs a person; asked again while it is being read, and once more when that has ended. */
export function attentionQuery(id: string, isLive: boolean) {
  return queryOptions({
    queryKey: ['batches', 'attention', id, isLive],
    queryFn: ({ signal }) => call('GET /api/batches/:id/attention', { params: { id }, signal }),
    refetchInterval: isLive ? listInterval : false,
    placeholderData: keepPreviousData,
  });
}

/** The archives of a batch; asked again while one of them is being unpacked. */
export function archivesQuery(id: string) {
  return queryOptions({
    queryKey: ['batches', 'archives', id],
    queryFn: async ({ signal }) =>
      (await call('GET /api/batches/:id/archives', { params: { id }, signal })).items,
    refetchInterval: ({ state }) =>
      state.data?.some(({ status }) => status === 'PENDING' || status === 'RUNNING')
        ? batchInterval
        : listInterval * 2,
  });
}

/** Files that came with a batch and became no document; asked again when there are more. */
export function refusalsQuery(id: string, refused: number) {
  return infiniteQueryOptions({
    queryKey: ['batches', 'refusals', id, refused],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/batches/:id/refusals', {
        params: { id },
        query: { limit: 30, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** Languages that scanned pages can be read in. */
export const ocrLanguagesQuery = queryOptions({
  queryKey: ['ocr-languages'],
  queryFn: async ({ signal }) => (await call('GET /api/ocr-languages', { signal })).items,
});
