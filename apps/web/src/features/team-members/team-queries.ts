import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { call } from '../../shell/api.ts';
import { meQuery } from '../../shell/session.ts';

/** The people of the team, by pages. */
export const membersQuery = infiniteQueryOptions({
  queryKey: ['team', 'members'],
  queryFn: ({ pageParam, signal }) => call('GET /api/team/members', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

/** Invitations that wait, by pages. */
export const invitationsQuery = infiniteQueryOptions({
  queryKey: ['team', 'invitations'],
  queryFn: ({ pageParam, signal }) =>
    call('GET /api/team/invitations', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});

/** After a change of the team’s people: they, the invitations, and what one may do oneself are asked for anew. */
export async function refreshTeam(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['team'] }),
    client.fetchQuery({ ...meQuery, staleTime: 0 }),
  ]);
}
