import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LlmEndpointView } from '@gemmavision/domain/llm';
import { llmEndpointQuery } from '../../parts/llm-endpoint-query.ts';
import { ApiProblem } from '../../shell/problem.ts';

/**
 * Changes the endpoint and shows it as it stands then. Where somebody else was faster, theirs is loaded, so that the
 * next decision is made on it.
 */
export function useEndpointChange<Asked>(
  change: (asked: Asked) => Promise<LlmEndpointView | null>,
  onDone?: (endpoint: LlmEndpointView | null) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (endpoint) => {
      client.setQueryData(llmEndpointQuery.queryKey, endpoint);
      // Whether a document may be sent depends on it.
      void client.invalidateQueries({ queryKey: ['documents', 'llm'] });
      onDone?.(endpoint);
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 409)
        void client.invalidateQueries(llmEndpointQuery);
    },
  });
}
