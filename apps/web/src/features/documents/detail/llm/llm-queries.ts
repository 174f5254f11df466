import { queryOptions } from '@tanstack/react-query';
import type { LlmComparison } from '@gemmavision/domain/llm';
import { call } from '../../../../shell/api.ts';

const readingInterval = 1_500;

/** Whether the model is being asked, or will be. */
export function isUnderWay({ readings }: Pick<LlmComparison, 'readings'>): boolean {
  return readings.some(({ status }) => status === 'PENDING' || status === 'RUNNING');
}

/** What the model read, beside what the rules read; asked again while the model is. */
export function comparisonQuery(id: string) {
  return queryOptions({
    queryKey: ['documents', 'llm', id],
    queryFn: ({ signal }) => call('GET /api/documents/:id/llm', { params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isUnderWay(state.data) ? readingInterval : false,
  });
}

/** What would be sent now: never kept, since a correction or another setting changes it. */
export function previewQuery(id: string) {
  return queryOptions({
    queryKey: ['documents', 'llm', id, 'preview'],
    queryFn: ({ signal }) => call('GET /api/documents/:id/llm/preview', { params: { id }, signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
