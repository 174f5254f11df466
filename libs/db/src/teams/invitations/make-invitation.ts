import { randomUUID } from 'node:crypto';
import { asRole, can, type Role } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import { mayInviteAs, type TeamInvitation } from '@gemmavision/domain/teams';
import { appendAuditEvents } from '../../audit/index.ts';
import type { Database, Transaction } from '../../client.ts';
import { inTeam } from '../../in-team.ts';
import { lockTeam, requireNoRefusal, type MemberDoer } from '../members/lock-team.ts';
import { invitationSelection, stateOf, toInvitation } from './find-invitations.ts';
import { hashOfToken, newToken } from './token.ts';

/** An invitation and the secret of its link, which is known this once. */
export interface MadeLink {
  invitation: TeamInvitation;
  token: string;
  teamName: string;
}

const validMilliseconds = 7 * 24 * 60 * 60 * 1000;

/** Most open invitations of a team: nobody fills strangers’ mailboxes from here. */
const mostOpen = 200;

/**
 * Invites an address into the doer’s team. One that has expired makes room for the new one.
 *
 * @throws AppError `not_allowed`; `conflict` for a member, and where an invitation is open; `quota_exceeded`
 */
export async function makeInvitation(
  database: Database,
  doer: MemberDoer,
  { email: given, role }: { email: string; role: Role },
): Promise<MadeLink> {
  const { teamId } = doer;
  const email = given.toLowerCase();
  return inTeam(database, teamId, async (transaction) => {
    requireMayInvite(await lockTeam(transaction, doer), role);
    await requireNewcomer(transaction, teamId, email);
    await transaction.invitation.updateMany({
      where: { organizationId: teamId, email, status: 'pending' },
      data: { status: 'canceled' },
    });
    const token = newToken();
    const row = await transaction.invitation.create({
      data: {
        id: randomUUID(),
        organizationId: teamId,
        email,
        role,
        inviterId: doer.userId,
        expiresAt: new Date(Date.now() + validMilliseconds),
        tokenHash: hashOfToken(token),
      },
      select: linkSelection,
    });
    await appendAuditEvents(transaction, doer, [
      { action: 'invitation.made', subject: row.id, details: { role } },
    ]);
    return { invitation: toInvitation(row), token, teamName: row.organization.name };
  });
}

/**
 * Makes another link for an invitation that nobody has accepted; the former link ends. Whoever does so answers for it
 * from now on.
 *
 * @throws AppError `not_allowed`, `not_found`
 */
export async function renewInvitation(database: Database, doer: MemberDoer, id: string): Promise<MadeLink> {
  return inTeam(database, doer.teamId, async (transaction) => {
    const own = await lockTeam(transaction, doer);
    const { role } = await getPending(transaction, doer.teamId, id);
    requireMayInvite(own, role);
    const token = newToken();
    const row = await transaction.invitation.update({
      where: { id },
      data: {
        tokenHash: hashOfToken(token),
        expiresAt: new Date(Date.now() + validMilliseconds),
        inviterId: doer.userId,
        mailedAt: null,
      },
      select: linkSelection,
    });
    await appendAuditEvents(transaction, doer, [
      { action: 'invitation.renewed', subject: id, details: { role } },
    ]);
    return { invitation: toInvitation(row), token, teamName: row.organization.name };
  });
}

/** Ends an invitation that nobody has accepted. @throws AppError `not_allowed`, `not_found` */
export async function withdrawInvitation(database: Database, doer: MemberDoer, id: string): Promise<void> {
  await inTeam(database, doer.teamId, async (transaction) => {
    const own = await lockTeam(transaction, doer);
    requireNoRefusal(can(own, 'members.manage') ? null : 'needs-members');
    await getPending(transaction, doer.teamId, id);
    await transaction.invitation.update({ where: { id }, data: { status: 'canceled' } });
    await appendAuditEvents(transaction, doer, [{ action: 'invitation.withdrawn', subject: id }]);
  });
}

/** Notes that the link went out by e-mail just now. */
export async function noteMailed(database: Database, teamId: string, id: string): Promise<TeamInvitation> {
  const row = await database.invitation.update({
    where: { id, organizationId: teamId },
    data: { mailedAt: new Date() },
    select: invitationSelection,
  });
  return toInvitation(row);
}

const linkSelection = { ...invitationSelection, organization: { select: { name: true } } } as const;

function requireMayInvite(own: Role, role: Role): void {
  if (mayInviteAs(own, role)) return;
  requireNoRefusal(can(own, 'members.manage') ? 'needs-owners' : 'needs-members');
}

async function requireNewcomer(transaction: Transaction, teamId: string, email: string): Promise<void> {
  const member = await transaction.member.findFirst({
    where: { organizationId: teamId, user: { email } },
    select: { id: true },
  });
  if (member) throw new AppError('conflict', 'Somebody with this address is in the team already.');
  const pending = await transaction.invitation.findMany({
    where: { organizationId: teamId, status: 'pending', expiresAt: { gt: new Date() } },
    select: { email: true },
  });
  if (pending.some((one) => one.email === email))
    throw new AppError(
      'conflict',
      'This address has an open invitation: renew it for another link, or withdraw it for another role.',
    );
  if (pending.length >= mostOpen)
    throw new AppError(
      'quota_exceeded',
      `The team has ${mostOpen} open invitations, which is the most: withdraw some first.`,
      { facts: { limit: mostOpen } },
    );
}

async function getPending(transaction: Transaction, teamId: string, id: string): Promise<{ role: Role }> {
  const row = await transaction.invitation.findFirst({
    where: { id, organizationId: teamId },
    select: { role: true, status: true, expiresAt: true },
  });
  if (!row || !['open', 'expired'].includes(stateOf(row)))
    throw new AppError('not_found', 'There is no such invitation in this team that still waits.');
  return { role: asRole(row.role ?? '') };
}
