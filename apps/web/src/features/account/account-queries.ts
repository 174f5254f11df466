import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shell/api.ts';

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => call('GET /api/me/sessions', { signal }),
});

export const securityQuery = queryOptions({
  queryKey: ['me', 'security'],
  queryFn: ({ signal }) => call('GET /api/me/security', { signal }),
});
