import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../shell/api.ts';
import { filterOf, type AuditSearch } from './audit-search.ts';

/** Whose log: the team’s, or that of the whole portal. */
export type Chain = 'team' | 'portal';

const eventsAtOnce = 50;

/** Events that the search lets through, the latest first. */
export function auditQuery(chain: Chain, search: AuditSearch) {
  const filter = filterOf(search);
  return infiniteQueryOptions({
    queryKey: ['audit', chain, 'events', filter],
    queryFn: ({ pageParam, signal }) => {
      const options = { query: { ...filter, cursor: pageParam, limit: String(eventsAtOnce) }, signal };
      return chain === 'team' ? call('GET /api/audit', options) : call('GET /api/portal/audit', options);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** Everybody who stands in the log. */
export function auditPeopleQuery(chain: Chain) {
  return queryOptions({
    queryKey: ['audit', chain, 'people'],
    queryFn: ({ signal }) =>
      chain === 'team'
        ? call('GET /api/audit/people', { signal })
        : call('GET /api/portal/audit/people', { signal }),
  });
}

/** Has the chain computed again; `head` is one that the log kept. */
export function checkChain(chain: Chain, head: string | null) {
  const options = { query: { head: head ?? undefined } };
  return chain === 'team'
    ? call('GET /api/audit/verify', options)
    : call('GET /api/portal/audit/verify', options);
}
