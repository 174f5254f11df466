import { randomUUID } from 'node:crypto';
import { asRole, type Role } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import type { ShownInvitation } from '@gemmavision/domain/teams';
import { appendAuditEvents, type Doer } from '../../audit/index.ts';
import type { Database, Transaction } from '../../client.ts';
import { inTeam } from '../../in-team.ts';
import { addPerson } from '../create-owner.ts';
import { holdTeam } from '../members/lock-team.ts';
import { invitationSelection, noSuchLink, stateOf } from './find-invitations.ts';
import { hashOfToken } from './token.ts';

/** Who accepts: somebody signed in, or somebody who makes an account with the invited address. */
export type Joiner =
  { userId: string; name?: undefined } | { userId?: undefined; name: string; passwordHash: string };

export interface Joined {
  teamId: string;
  userId: string;
  email: string;
}

/**
 * Puts whoever has the link into the team, with the role of the invitation; the link is used up with it. Account,
 * membership and audit events are one transaction, and one link after the other is looked at: of two who come at once
 * with the same link, one is told that it is used.
 *
 * @throws AppError `not_found`; `conflict` for a link that is used, withdrawn or expired, and for a member;
 * `not_allowed` for somebody else than the invited; `not_signed_in` when the address has an account
 */
export async function acceptInvitation(
  database: Database,
  token: string,
  joiner: Joiner,
  from: Pick<Doer, 'ipAddress' | 'requestId'>,
): Promise<Joined> {
  const tokenHash = hashOfToken(token);
  const place = await database.invitation.findUnique({
    where: { tokenHash },
    select: { organizationId: true },
  });
  if (!place) throw noSuchLink();
  const teamId = place.organizationId;
  return inTeam(database, teamId, async (transaction) => {
    await holdTeam(transaction, teamId);
    // Read only now: it may have been used, withdrawn or renewed while waiting.
    const invitation = await transaction.invitation.findUnique({
      where: { tokenHash },
      select: invitationSelection,
    });
    if (!invitation) throw noSuchLink();
    requireOpen(stateOf(invitation));
    const { id, email } = invitation;
    const role = asRole(invitation.role ?? '');
    const userId =
      joiner.userId === undefined
        ? await makeAccount(transaction, joiner, { email, teamId, role })
        : await addAccount(transaction, joiner.userId, { email, teamId, role });
    await transaction.invitation.update({ where: { id }, data: { status: 'accepted' } });
    await appendAuditEvents(transaction, { ...from, teamId, userId }, [
      ...(joiner.userId === undefined ? [{ action: 'account.created', subject: userId } as const] : []),
      { action: 'invitation.accepted', subject: id, details: { role } },
    ]);
    return { teamId, userId, email };
  });
}

/** @throws AppError `conflict`, which says why and what to do */
export function requireOpen(state: ShownInvitation['state']): void {
  if (state !== 'open') throw new AppError('conflict', closed[state], { facts: { state } });
}

const closed: Record<Exclude<ShownInvitation['state'], 'open'>, string> = {
  accepted: 'This invitation has been used. If it was you, sign in.',
  withdrawn: 'This invitation was withdrawn. Ask whoever invited you.',
  expired: 'This invitation has expired. Ask whoever invited you to renew it.',
};

export function hasAccountAlready(): AppError {
  return new AppError(
    'not_signed_in',
    'The invited address has an account here: sign in with it, then open the link again.',
  );
}

interface Place {
  email: string;
  teamId: string;
  role: Role;
}

async function makeAccount(
  transaction: Transaction,
  { name, passwordHash }: { name: string; passwordHash: string },
  { email, teamId, role }: Place,
): Promise<string> {
  // Invitations of two teams can be accepted at once: only this lock keeps the second from a duplicate address.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`account ${email}`}, 0))`;
  if (await transaction.user.findUnique({ where: { email }, select: { id: true } }))
    throw hasAccountAlready();
  // Whoever invites sees the link too and could make the account before the other one does: it proves no address, so
  // that nobody’s single sign-on is tied to an account that somebody else has the password of.
  const person = { name, email, passwordHash, isEmailVerified: false };
  return (await addPerson(transaction, person, teamId, role)).id;
}

async function addAccount(
  transaction: Transaction,
  userId: string,
  { email, teamId, role }: Place,
): Promise<string> {
  const user = await transaction.user.findUnique({ where: { id: userId }, select: { email: true } });
  if (user?.email !== email)
    throw new AppError(
      'not_allowed',
      'This invitation is for another address than yours. Sign out, and sign in with the invited one.',
    );
  const before = await transaction.member.findUnique({
    where: { organizationId_userId: { organizationId: teamId, userId } },
    select: { id: true },
  });
  if (before) throw new AppError('conflict', 'You are in this team already.');
  await transaction.member.create({ data: { id: randomUUID(), organizationId: teamId, userId, role } });
  return userId;
}
