import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ResponseOf } from '@gemmavision/domain/contract';
import type { companiesContract } from '@gemmavision/domain/companies';
import { call } from '../../shell/api.ts';

/** One company with its documents and figures. */
export type CompanyAnswer = ResponseOf<(typeof companiesContract)['GET /api/companies/:key']>;

/** The companies of the team’s documents, by pages. */
export function companiesQuery(filter: { q?: string; documents: 'filings' | 'all' }) {
  return infiniteQueryOptions({
    queryKey: ['companies', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/companies', { query: { ...filter, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** One company. */
export function companyQuery(key: string) {
  return queryOptions({
    queryKey: ['companies', 'one', key],
    queryFn: ({ signal }) => call('GET /api/companies/:key', { params: { key }, signal }),
  });
}
