import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import { LRUCache } from 'lru-cache';
import { checkDatabase, type Database } from '@gemmavision/db';
import { findCredentials, type CredentialName, type CredentialState } from '@gemmavision/db/teams';
import { AppError } from '@gemmavision/domain/errors';
import type { Actor } from '../http/actor.ts';
import { joinReads } from '../http/join-reads.ts';
import type { Auth } from './auth.ts';
import { refuseForeignOrigin } from './foreign-origin.ts';

/**
 * How long better-auth need not check again that a cookie is signed or a key is the one that was given out: neither
 * can change. After that it is asked again, and notes the use of the key and prolongs the session, as it always does.
 */
const provenMilliseconds = 60_000;

/**
 * Finds out who sends a request: by `Authorization: Bearer <API key>`, else by the session cookie.
 * Whether session or key still stands, memberships and role are read from the database for each request, by a read
 * that begins after the request came: a change acts on the next request, in every process.
 */
export function identifyWith(auth: Auth, database: Database, publicUrl: string) {
  const proven = new LRUCache<string, CredentialName>({
    ttl: provenMilliseconds,
    maxSize: 4 * 2 ** 20,
    sizeCalculation: (name, sent) => sent.length + name.length,
  });
  const read = joinReads<CredentialName, CredentialState>((names) => findCredentials(database, names));

  /** What the sent text proves; `prove` is asked where it is not known, or no longer stands. */
  async function standing(sent: string, prove: () => Promise<CredentialName | null>) {
    const known = proven.get(sent);
    const state = known && (await read(known));
    if (known && state?.isValid) return { name: known, ...state };
    proven.delete(sent);
    const name = await prove();
    if (!name) return null;
    proven.set(sent, name);
    const fresh = await read(name);
    return fresh?.isValid ? { name, ...fresh } : null;
  }

  return async (request: Request): Promise<Actor | null> => {
    const actor = await actorOf(request);
    return actor && { ...actor, ipAddress: request.ip, requestId: String(request.id) };
  };

  async function actorOf(request: Request): Promise<Actor | null> {
    const key = bearerKey(request);
    if (key !== null) {
      const found = await standing(`key ${key}`, () => proveKey(auth, database, key));
      if (!found) throw invalidKey();
      const actor = actorIn(found, found.teamId);
      if (found.teamId === undefined || !actor)
        throw new AppError('not_signed_in', 'The owner of this API key is no longer in its team.');
      return { ...actor, keyScope: found.keyScope };
    }
    const cookie = request.headers.cookie;
    if (cookie === undefined) return null;
    const found = await standing(`cookie ${cookie}`, () => proveSession(auth, request)).catch(noSession);
    if (!found) return null;
    refuseForeignOrigin(request, publicUrl);
    const actor = actorIn(found, found.teamId) ?? actorIn(found);
    return actor && { ...actor, sessionToken: found.name.slice('session:'.length) };
  }
}

function bearerKey(request: Request): string | null {
  const match = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}

async function proveKey(auth: Auth, database: Database, key: string): Promise<CredentialName> {
  const verify = () => auth.api.verifyApiKey({ body: { key } });
  let { valid, key: found } = await verify();
  if (!valid) {
    // The plugin says so also when it could not ask the database.
    await checkDatabase(database);
    ({ valid, key: found } = await verify());
  }
  if (!valid || !found) throw invalidKey();
  return `key:${found.id}`;
}

const invalidKey = () =>
  new AppError('not_signed_in', 'This API key is not valid (any more): make a new one in the portal.');

async function proveSession(auth: Auth, request: Request): Promise<CredentialName | null> {
  const found = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  return found && `session:${found.session.token}`;
}

function noSession(cause: unknown): never {
  throw new AppError(
    'unavailable',
    'Your session cannot be looked up at the moment. Try again in some seconds.',
    { cause },
  );
}

/** The person in this team, or in their oldest one; null when they are in none. */
function actorIn({ userId, isPortalAdmin, memberships }: CredentialState, teamId?: string): Actor | null {
  const membership = teamId === undefined ? memberships[0] : memberships.find((m) => m.teamId === teamId);
  return membership ? { userId, isPortalAdmin, teamId: membership.teamId, role: membership.role } : null;
}
