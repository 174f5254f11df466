import {
  actionsWith,
  weaknessOfPassword,
  type accessContract,
  type ApiKey,
  type Me,
} from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import type { Database } from '@gemmavision/db';
import {
  createOwner,
  findApiKeys,
  findMemberships,
  findPerson,
  needsOwner,
  removeApiKey,
  type StoredApiKey,
} from '@gemmavision/db/teams';
import { fromNodeHeaders } from 'better-auth/node';
import type { Settings } from '@gemmavision/settings';
import type { Actor } from '../http/actor.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { accountHandlers } from './account-handlers.ts';
import { mayMakeTeams } from '../teams/may-make-teams.ts';
import type { Auth } from './auth.ts';
import { recordAccess } from './record-access.ts';

export interface AccessDependencies {
  auth: Auth;
  database: Database;
  settings: Settings;
  filesPerUpload: number;
}

/** Sign-up of the first owner, the person’s own view of their access, and their API keys. */
export function accessHandlers(dependencies: AccessDependencies): HandlersOf<typeof accessContract> {
  const { auth, database, settings } = dependencies;
  return {
    ...accountHandlers(database),

    'GET /api/sign-in-options': async () => ({
      needsOwner: await needsOwner(database),
      signUp: settings.signUp,
      oidc: settings.oidc?.name ?? null,
      passkeys: true,
    }),

    'POST /api/setup': async ({ body }) => {
      const weakness = weaknessOfPassword(body.password, body.email);
      if (weakness !== null) throw new AppError('invalid_request', `body.password: ${weakness}`);
      const { password } = await auth.$context;
      const passwordHash = await password.hash(body.password);
      await createOwner(database, { name: body.name, email: body.email, passwordHash }, body.teamName);
      return { email: body.email };
    },

    'GET /api/me': ({ actor }) => describeActor(dependencies, actor),

    'POST /api/me/team': async ({ actor, body, request }) => {
      if (actor.sessionToken === undefined) {
        throw new AppError('not_allowed', 'An API key belongs to one team: make a key in the other team.');
      }
      const membership = (await findMemberships(database, actor.userId)).find(
        (m) => m.teamId === body.teamId,
      );
      if (!membership) throw new AppError('not_found', 'You are not a member of such a team.');
      await auth.api.setActiveOrganization({
        body: { organizationId: body.teamId },
        headers: fromNodeHeaders(request.headers),
      });
      return describeActor(dependencies, { ...actor, teamId: body.teamId, role: membership.role });
    },

    'GET /api/api-keys': async ({ actor }) => {
      const keys = await findApiKeys(database, actor.teamId, actor.userId);
      return { items: keys.map(toApiKey), nextCursor: null };
    },

    'POST /api/api-keys': async ({ actor, body }) => {
      const key = await auth.api.createApiKey({
        body: {
          name: body.name,
          userId: actor.userId,
          metadata: { teamId: actor.teamId, scope: body.scope },
          ...(body.expiresInDays !== undefined && { expiresIn: body.expiresInDays * 24 * 60 * 60 }),
        },
      });
      const entry = { action: 'apiKey.made', subject: key.id, details: { scope: body.scope } } as const;
      await recordAccess(database, actor, entry).catch(async (error: unknown) => {
        // Nobody has seen it yet, and nothing tells of it: it must not stand.
        await database.apikey.deleteMany({ where: { id: key.id } });
        throw error;
      });
      return { ...toApiKey({ ...key, scope: body.scope }), key: key.key };
    },

    'DELETE /api/api-keys/:id': async ({ actor, params }) => {
      const isRemoved = await removeApiKey(database, actor, params.id);
      if (!isRemoved) throw new AppError('not_found', 'You have no such API key in this team.');
    },
  };
}

/** Makes the owner that the settings name, where the portal has none yet. True when it did. */
export async function createOwnerFromSettings({
  auth,
  database,
  settings,
}: Omit<AccessDependencies, 'filesPerUpload'>): Promise<boolean> {
  if (!settings.owner || !(await needsOwner(database))) return false;
  const { email, password } = settings.owner;
  const passwordHash = await (await auth.$context).password.hash(password);
  try {
    await createOwner(
      database,
      { name: email.split('@')[0] ?? email, email, passwordHash },
      settings.ownerTeam,
    );
  } catch (error) {
    // Another api that starts beside this one was faster: the portal has its owner, which is all that is wanted.
    if (error instanceof AppError && error.code === 'setup_done') return false;
    throw error;
  }
  return true;
}

async function describeActor(
  { database, settings, filesPerUpload }: AccessDependencies,
  actor: Actor,
): Promise<Me> {
  const [user, memberships] = await Promise.all([
    findPerson(database, actor.userId),
    findMemberships(database, actor.userId),
  ]);
  const active = memberships.find((membership) => membership.teamId === actor.teamId);
  if (!user || !active)
    throw new AppError('not_signed_in', 'Your account or your team is gone: sign in again.');
  return {
    user,
    team: { id: active.teamId, name: active.teamName, slug: active.teamSlug },
    role: actor.role,
    isPortalAdmin: actor.isPortalAdmin,
    mayMakeTeams: mayMakeTeams(actor, settings),
    actions: actionsWith(actor),
    teams: memberships.map(({ teamId, teamName, role }) => ({ id: teamId, name: teamName, role })),
    limits: { uploadBytes: settings.maxUploadBytes, pages: settings.maxPages, filesPerUpload },
    feedbackUrl: settings.feedbackUrl ?? null,
  };
}

function toApiKey(key: StoredApiKey): ApiKey {
  return {
    id: key.id,
    name: key.name ?? '',
    start: key.start ?? '',
    scope: key.scope,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastRequest?.toISOString() ?? null,
  };
}
