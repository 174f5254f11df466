import { queryOptions } from '@tanstack/react-query';
import { call } from '../shell/api.ts';

/** The team’s endpoint of a language model; null where it has none. */
export const llmEndpointQuery = queryOptions({
  queryKey: ['team', 'llm'],
  queryFn: async ({ signal }) => (await call('GET /api/team/llm', { signal })).endpoint,
});
