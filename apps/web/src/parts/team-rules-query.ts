import { queryOptions } from '@tanstack/react-query';
import { call } from '../shell/api.ts';

/** The team’s rules for its documents. */
export const teamRulesQuery = queryOptions({
  queryKey: ['team', 'rules'],
  queryFn: ({ signal }) => call('GET /api/team/rules', { signal }),
});
