import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import { checkDatabase, type Database } from '@gemmavision/db';
import { findMemberships, teamOfApiKey } from '@gemmavision/db/teams';
import { AppError } from '@gemmavision/domain/errors';
import type { Actor } from '../http/actor.ts';
import type { Auth } from './auth.ts';

/**
 * Finds out who sends a request: by `Authorization: Bearer <API key>`, else by the session cookie.
 * Role and membership are read from the database each time, so that a change acts on the next request.
 */
export function identifyWith(auth: Auth, database: Database, publicUrl: string) {
  return async (request: Request): Promise<Actor | null> => {
    const key = bearerKey(request);
    return key === null
      ? identifySession(auth, database, request, publicUrl)
      : identifyKey(auth, database, key);
  };
}

function bearerKey(request: Request): string | null {
  const match = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}

async function identifyKey(auth: Auth, database: Database, key: string): Promise<Actor> {
  const verify = () => auth.api.verifyApiKey({ body: { key } });
  let { valid, key: found } = await verify();
  if (!valid) {
    // The plugin says so also when it could not ask the database.
    await checkDatabase(database);
    ({ valid, key: found } = await verify());
  }
  if (!valid || !found) {
    throw new AppError(
      'not_signed_in',
      'This API key is not valid (any more): make a new one in the portal.',
    );
  }
  const teamId = teamOfApiKey(found.metadata);
  const actor = teamId === undefined ? null : await actorIn(database, found.referenceId, teamId);
  if (!actor) throw new AppError('not_signed_in', 'The owner of this API key is no longer in its team.');
  return actor;
}

async function identifySession(
  auth: Auth,
  database: Database,
  request: Request,
  publicUrl: string,
): Promise<Actor | null> {
  const found = await auth.api
    .getSession({ headers: fromNodeHeaders(request.headers) })
    .catch((cause: unknown) => {
      throw new AppError(
        'unavailable',
        'Your session cannot be looked up at the moment. Try again in some seconds.',
        { cause },
      );
    });
  if (!found) return null;
  refuseForeignOrigin(request, publicUrl);
  const { userId, activeOrganizationId, token } = found.session;
  const actor =
    (await actorIn(database, userId, activeOrganizationId ?? undefined)) ?? (await actorIn(database, userId));
  return actor && { ...actor, sessionToken: token };
}

/** The person in this team, or in their oldest one; null when they are in none. */
async function actorIn(database: Database, userId: string, teamId?: string): Promise<Actor | null> {
  const memberships = await findMemberships(database, userId);
  const membership = teamId === undefined ? memberships[0] : memberships.find((m) => m.teamId === teamId);
  return membership ? { userId, teamId: membership.teamId, role: membership.role } : null;
}

/** A cookie is sent by the browser whoever made the page; a change must come from a page of ours. */
function refuseForeignOrigin(request: Request, publicUrl: string): void {
  const { origin, host } = request.headers;
  if (request.method === 'GET' || request.method === 'HEAD' || origin === undefined) return;
  const own = [host, new URL(publicUrl).host];
  if (!URL.canParse(origin) || !own.includes(new URL(origin).host)) {
    throw new AppError('not_allowed', 'This request comes from a page of another site.');
  }
}
