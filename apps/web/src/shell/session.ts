import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { useRouteContext } from '@tanstack/react-router';
import type { Action, Me } from '@gemmavision/domain/access';
import { call, send } from './api.ts';

/** Who is signed in, in which team. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call('GET /api/me', { signal }),
  staleTime: 60_000,
});

/** The signed-in person, their team and limits. Only below the signed-in route, which has loaded it. */
export function useMe(): Me {
  return useRouteContext({ from: '/app', select: (context) => context.me });
}

/** Whether the signed-in person may do this in the active team: a button for anything else is not shown. */
export function useCan(action: Action): boolean {
  return useMe().actions.includes(action);
}

/**
 * Signs in with e-mail and password. True when a code is still to come; only then is nobody signed in yet.
 * Throws an ApiProblem when they do not match.
 */
export async function signIn(
  client: QueryClient,
  credentials: { email: string; password: string },
): Promise<boolean> {
  const answer = await send<{ twoFactorRedirect?: boolean }>('POST', '/api/auth/sign-in/email', credentials);
  client.clear();
  return answer.twoFactorRedirect === true;
}

/** The e-mail address of whoever has a session, also when they are in no team; null for nobody. */
export async function whoHasSession(): Promise<string | null> {
  const found = await send<{ user: { email: string } } | null>('GET', '/api/auth/get-session');
  return found?.user.email ?? null;
}

/** Ends the session. The page is loaded anew, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  await send('POST', '/api/auth/sign-out', {});
  window.location.assign('/sign-in');
}

/** Makes another team the active one. The page is loaded anew: all that it shows belongs to the former team. */
export async function switchTeam(teamId: string): Promise<void> {
  await call('POST /api/me/team', { body: { teamId } });
  window.location.assign('/');
}
