import { useCallback } from 'react';
import { modelsRoute, type ModelsSearch } from './route.ts';

/** What the address says, and how to change a part of it without leaving the place on the page. */
export function useModelsSearch(): [ModelsSearch, (change: ModelsSearch) => void] {
  const search = modelsRoute.useSearch();
  const navigate = modelsRoute.useNavigate();
  const change = useCallback(
    (part: ModelsSearch) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  return [search, change];
}
