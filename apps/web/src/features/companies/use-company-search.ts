import { useCallback } from 'react';
import type { CompanySearch } from './companies-search.ts';
import { companyRoute } from './route.ts';

/** What the address says, and how to change a part of it without leaving the place on the page. */
export function useCompanySearch(): [CompanySearch, (change: CompanySearch) => void] {
  const search = companyRoute.useSearch();
  const navigate = companyRoute.useNavigate();
  const change = useCallback(
    (part: CompanySearch) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  return [search, change];
}
