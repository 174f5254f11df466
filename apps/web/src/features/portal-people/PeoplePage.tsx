import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { MoreButton } from '../../parts/MoreButton.tsx';
import { PortalPage } from '../../parts/PortalPage.tsx';
import { SearchField } from '../../parts/SearchField.tsx';
import { call } from '../../shell/api.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { portalPeopleRoute } from './route.ts';

const peopleQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['portal', 'people', q],
    queryFn: ({ signal, pageParam }) =>
      call('GET /api/portal/people', { query: { q, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Everybody with an account, and what can be done about it. */
export function PeoplePage() {
  return (
    <PortalPage
      title="People"
      lead="Everybody with an account here. What is in a team’s documents only its members see, not you."
    >
      <People />
    </PortalPage>
  );
}

function People() {
  const { q } = portalPeopleRoute.useSearch();
  const navigate = portalPeopleRoute.useNavigate();
  const query = useInfiniteQuery(peopleQuery(q));
  const search = useCallback(
    (text: string) =>
      void navigate({ search: text === '' ? {} : { q: text }, replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <>
      <SearchField label="Name or e-mail address" value={q ?? ''} onSearch={search} />
      <QueryState
        query={query}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={<EmptyNote title="Nobody matches">Search for another part of the name or address.</EmptyNote>}
      >
        {({ pages }) => <PeopleTable people={pages.flatMap(({ items }) => items)} />}
      </QueryState>
      <MoreButton query={query} />
    </>
  );
}
