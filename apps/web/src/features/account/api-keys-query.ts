import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shell/api.ts';

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => call('GET /api/api-keys', { signal }),
});
