import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { MoreButton } from '../../parts/MoreButton.tsx';
import { PortalPage } from '../../parts/PortalPage.tsx';
import { SearchField } from '../../parts/SearchField.tsx';
import { call } from '../../shell/api.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { NewTeam } from './NewTeam.tsx';
import { portalTeamsRoute } from './route.ts';
import { TeamsTable } from './TeamsTable.tsx';
import { UsageFigure } from './UsageFigure.tsx';

const teamsQuery = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['portal', 'teams', q],
    queryFn: ({ signal, pageParam }) =>
      call('GET /api/portal/teams', { query: { q, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Every team in figures, with its quotas and its use. */
export function TeamsPage() {
  return (
    <PortalPage
      title="Teams"
      lead="Every team in figures. What is in their documents only their members see, not you."
    >
      <NewTeam />
      <Teams />
      <UsageFigure />
    </PortalPage>
  );
}

function Teams() {
  const { q } = portalTeamsRoute.useSearch();
  const navigate = portalTeamsRoute.useNavigate();
  const query = useInfiniteQuery(teamsQuery(q));
  const search = useCallback(
    (text: string) =>
      void navigate({
        search: (before) => ({ ...before, q: text === '' ? undefined : text }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return (
    <>
      <SearchField label="Name of a team" value={q ?? ''} onSearch={search} />
      <QueryState
        query={query}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={<EmptyNote title="No team matches">Search for another part of the name.</EmptyNote>}
      >
        {({ pages }) => <TeamsTable teams={pages.flatMap(({ items }) => items)} />}
      </QueryState>
      <MoreButton query={query} />
    </>
  );
}
