import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api';
import type { Database } from '@gemmavision/db';
import type { AuditEntry } from '@gemmavision/db/audit';
import { portalChain } from '@gemmavision/domain/audit';
import { originOf, recordAccess } from './record-access.ts';

/** Where a session begins, and by what. */
const waysIn = {
  '/sign-in/email': 'password',
  '/sign-up/email': 'new account',
  '/two-factor/verify-totp': 'authenticator code',
  '/two-factor/verify-backup-code': 'backup code',
  '/passkey/verify-authentication': 'passkey',
  '/callback/:id': 'single sign-on',
} as const;

/** What somebody who is signed in changes in their account, and what the log calls it. */
const changes = {
  '/change-password': 'password',
  '/two-factor/verify-totp': 'second factor set up',
  '/two-factor/disable': 'second factor removed',
  '/two-factor/generate-backup-codes': 'backup codes renewed',
  '/passkey/verify-registration': 'passkey added',
} as const;

const isIn = <T extends object>(table: T, path: PropertyKey | undefined): path is keyof T =>
  path !== undefined && Object.hasOwn(table, path);

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/**
 * Writes into the audit log who signs in and out, who fails to, and who changes how they sign in. An event of somebody
 * in a team stands in the team’s chain, any other in the portal’s. What cannot be written down does not happen as far
 * as the caller can tell: the answer is an error, and no cookie leaves.
 *
 * Must be the last plugin: only then has the one for second factors taken back the session of a password alone.
 */
export function auditSignIn(database: Database) {
  async function record(
    context: HookContext,
    who: { userId: string | null; teamId?: unknown },
    entry: AuditEntry,
  ): Promise<void> {
    const teamId = typeof who.teamId === 'string' ? who.teamId : portalChain;
    await recordAccess(database, { ...originOf(context.headers), teamId, userId: who.userId }, entry);
  }

  /** Whom a failed attempt was about, where that is known. */
  async function aimedAt(context: HookContext): Promise<string | null> {
    const { internalAdapter, secret } = context.context;
    const body: unknown = context.body;
    if (typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string') {
      return (await internalAdapter.findUserByEmail(body.email.toLowerCase()))?.user.id ?? null;
    }
    const challenge = context.context.createAuthCookie('two_factor').name;
    const identifier = await context.getSignedCookie(challenge, secret);
    const pending = identifier ? await internalAdapter.findVerificationValue(identifier) : null;
    return pending?.value ?? null;
  }

  const signOut = createAuthMiddleware(async (context) => {
    const found = await getSessionFromCtx(context);
    if (!found) return;
    const { session, user } = found;
    const who = { userId: user.id, teamId: session['activeOrganizationId'] };
    await record(context, who, { action: 'session.signedOut', subject: session.id });
  });

  const afterwards = createAuthMiddleware(async (context) => {
    const { path } = context;
    const { newSession, session: before, returned } = context.context;
    if (before && isIn(changes, path)) {
      if (isAPIError(returned)) return;
      const who = { userId: before.user.id, teamId: before.session['activeOrganizationId'] };
      const details = { what: changes[path] };
      return record(context, who, { action: 'account.changed', subject: before.user.id, details });
    }
    if (!isIn(waysIn, path)) return;
    const by = waysIn[path];
    if (newSession) {
      const { session, user } = newSession;
      const who = { userId: user.id, teamId: session['activeOrganizationId'] };
      return record(context, who, { action: 'session.signedIn', subject: session.id, details: { by } });
    }
    // Neither a session nor an error: the second factor is still to come.
    if (!isAPIError(returned)) return;
    const userId = await aimedAt(context);
    return record(
      context,
      { userId },
      { action: 'session.refused', subject: userId ?? 'unknown', details: { by } },
    );
  });

  return {
    id: 'audit-sign-in',
    hooks: {
      before: [{ matcher: ({ path }) => path === '/sign-out', handler: signOut }],
      after: [{ matcher: ({ path }) => isIn(waysIn, path) || isIn(changes, path), handler: afterwards }],
    },
  } satisfies BetterAuthPlugin;
}
