import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../../shell/api.ts';

const unfinishedInterval = 700;

interface Place {
  id: string;
  page: number;
}

/** What was read again of a page, without words; asked again while one of them is under way. */
export function readingsQuery({ id, page }: Place) {
  return queryOptions({
    queryKey: ['documents', 'readings', id, page],
    queryFn: async ({ signal }) => {
      const { items } = await call('GET /api/documents/:id/pages/:page/readings', {
        params: { id, page },
        signal,
      });
      return items;
    },
    refetchInterval: ({ state }) =>
      state.data?.some(({ finishedAt }) => finishedAt === null) ? unfinishedInterval : false,
  });
}

/** A finished reading with its words: it never changes. */
export function readingQuery({ id, page, reading }: Place & { reading: string }) {
  return queryOptions({
    queryKey: ['documents', 'readings', id, page, reading],
    queryFn: ({ signal }) =>
      call('GET /api/documents/:id/pages/:page/readings/:reading', {
        params: { id, page, reading },
        signal,
      }),
    staleTime: Infinity,
  });
}
