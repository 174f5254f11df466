import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DeliveryStatus } from '@gemmavision/domain/webhooks';
import { call } from '../../shell/api.ts';

const deliveriesAtOnce = 25;
/** While something is on its way, the page follows it. */
const followMilliseconds = 3_000;
const restMilliseconds = 10_000;

/** Everything of this page; to fetch anew after a change. */
export const webhooksKey = ['webhooks'];

export const webhooksQuery = queryOptions({
  queryKey: [...webhooksKey, 'list'],
  queryFn: async ({ signal }) => (await call('GET /api/team/webhooks', { signal })).items,
  refetchInterval: ({ state }) =>
    state.data?.some(({ waiting }) => waiting > 0) === true ? followMilliseconds : restMilliseconds,
});

/** A webhook’s deliveries, the latest first. */
export function deliveriesQuery(id: string, status: DeliveryStatus | undefined) {
  return infiniteQueryOptions({
    queryKey: [...webhooksKey, 'deliveries', id, status ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/team/webhooks/:id/deliveries', {
        params: { id },
        query: { status, cursor: pageParam, limit: String(deliveriesAtOnce) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((one) => one.status === 'PENDING')) === true
        ? followMilliseconds
        : restMilliseconds,
  });
}

/** One delivery with its body. */
export function deliveryQuery(id: string, delivery: string) {
  return queryOptions({
    queryKey: [...webhooksKey, 'delivery', id, delivery],
    queryFn: ({ signal }) =>
      call('GET /api/team/webhooks/:id/deliveries/:delivery', { params: { id, delivery }, signal }),
  });
}

/** A test that was asked for, until it is known what came of it. */
export function testQuery(id: string, delivery: string) {
  return queryOptions({
    ...deliveryQuery(id, delivery),
    refetchInterval: ({ state }) => (state.data?.delivery.status === 'PENDING' ? 500 : false),
  });
}
