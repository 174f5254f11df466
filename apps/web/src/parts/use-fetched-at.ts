import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/**
 * When the oldest of the reference data that the page shows came from the portal, in milliseconds since 1970; null
 * before any came. The age of a page is that of its oldest figure.
 */
export function useFetchedAt(): number | null {
  const queries = useQueryClient().getQueryCache();
  return useSyncExternalStore(
    (onChange) => queries.subscribe(notifyManager.batchCalls(onChange)),
    () => {
      const shown = queries.findAll({ queryKey: ['reference'], type: 'active' });
      const times = shown.map(({ state }) => state.dataUpdatedAt).filter((time) => time > 0);
      return times.length === 0 ? null : Math.min(...times);
    },
  );
}
