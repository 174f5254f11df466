import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import type { Database } from '@gemmavision/db';
import { findCredentials } from '@gemmavision/db/teams';
import type { Auth } from '../access/auth.ts';
import type { Actor } from '../http/actor.ts';

/**
 * Whose session a request comes with, null for none. Also of somebody in no team, who is no actor yet: an invitation is
 * how they become one.
 */
export async function signedInPerson(
  { auth, database }: { auth: Auth; database: Database },
  actor: Actor | null,
  request: Request,
): Promise<string | null> {
  if (actor) return actor.userId;
  const found = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (!found) return null;
  const name = `session:${found.session.token}` as const;
  const state = (await findCredentials(database, [name])).get(name);
  return state?.isValid === true ? state.userId : null;
}
