import { deviceOf, type accessContract } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import type { Database } from '@gemmavision/db';
import {
  endOtherSessions,
  endSession,
  findSecurity,
  findSessions,
  removePasskey,
  renamePasskey,
} from '@gemmavision/db/teams';
import type { Actor } from '../http/actor.ts';
import type { HandlersOf } from '../http/handlers.ts';

type AccountRoutes = Pick<
  typeof accessContract,
  Extract<keyof typeof accessContract, `${string} /api/me/${string}`>
>;

/** What a person sees and changes of their own account: sessions and ways to sign in. */
export function accountHandlers(database: Database): HandlersOf<Omit<AccountRoutes, 'POST /api/me/team'>> {
  return {
    'GET /api/me/sessions': async ({ actor }) => {
      const current = sessionOf(actor);
      const sessions = await findSessions(database, actor.userId);
      const items = sessions.map(({ token, userAgent, createdAt, updatedAt, ...session }) => ({
        ...session,
        device: deviceOf(userAgent),
        createdAt: createdAt.toISOString(),
        lastActiveAt: updatedAt.toISOString(),
        isCurrent: token === current,
      }));
      return { items, nextCursor: null };
    },

    'DELETE /api/me/sessions/:id': async ({ actor, params }) => {
      sessionOf(actor);
      if (!(await endSession(database, actor, params.id)))
        throw new AppError('not_found', 'You have no such session: it may have ended already.');
    },

    'DELETE /api/me/sessions': async ({ actor }) => ({
      ended: await endOtherSessions(database, actor, sessionOf(actor)),
    }),

    'GET /api/me/security': async ({ actor }) => {
      sessionOf(actor);
      const { passkeys, ...security } = await findSecurity(database, actor.userId);
      return {
        ...security,
        passkeys: passkeys.map(({ id, name, createdAt, backedUp }) => ({
          id,
          name,
          createdAt: createdAt?.toISOString() ?? null,
          isSynced: backedUp,
        })),
      };
    },

    'PATCH /api/me/passkeys/:id': async ({ actor, params, body }) => {
      sessionOf(actor);
      if (!(await renamePasskey(database, actor.userId, params.id, body.name))) throw noSuchPasskey();
    },

    'DELETE /api/me/passkeys/:id': async ({ actor, params }) => {
      sessionOf(actor);
      if (!(await removePasskey(database, actor, params.id))) throw noSuchPasskey();
    },
  };
}

/** An account is looked after by its person, never by a program: whoever has a key must not be able to lock them out. */
function sessionOf({ sessionToken }: Actor): string {
  if (sessionToken !== undefined) return sessionToken;
  throw new AppError('not_allowed', 'An API key cannot look after your account: sign in for this.');
}

const noSuchPasskey = () => new AppError('not_found', 'You have no such passkey: it may be removed already.');
