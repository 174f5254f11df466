import { asRole, type Role } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import { removalRefusal, roleChangeRefusal, type TeamMember } from '@gemmavision/domain/teams';
import { appendAuditEvents } from '../../audit/index.ts';
import type { Database, Transaction } from '../../client.ts';
import { inTeam } from '../../in-team.ts';
import { endRights } from './end-rights.ts';
import { getMember, isDisabled, noSuchMember } from './find-members.ts';
import { lockTeam, requireNoRefusal, type MemberDoer } from './lock-team.ts';

/**
 * Gives a member of the doer’s team another role. The same role again changes nothing and is not written down.
 *
 * @throws AppError `not_allowed`, `not_found`; `conflict` when the team would be without an owner
 */
export async function changeRole(
  database: Database,
  doer: MemberDoer,
  userId: string,
  role: Role,
): Promise<TeamMember> {
  const { teamId } = doer;
  return inTeam(database, teamId, async (transaction) => {
    const own = await lockTeam(transaction, doer);
    const from = await roleOf(transaction, teamId, userId);
    if (from !== role) {
      requireNoRefusal(roleChangeRefusal(own, { from, to: role, isOneself: userId === doer.userId }));
      if (from === 'owner') await requireAnotherOwner(transaction, teamId, userId);
      await transaction.member.update({ where: placeOf(teamId, userId), data: { role } });
    }
    const ended = from === role ? [] : await endRights(transaction, teamId, userId, role);
    const member = await getMember(transaction, teamId, userId);
    if (from !== role)
      await appendAuditEvents(transaction, doer, [
        { action: 'member.roleChanged', subject: userId, details: { from, to: role } },
        ...ended,
      ]);
    return member;
  });
}

/**
 * Removes somebody else from the doer’s team.
 *
 * @throws AppError `not_allowed`, `not_found`; `conflict` for oneself, and when the team would be without an owner
 */
export async function removeMember(database: Database, doer: MemberDoer, userId: string): Promise<void> {
  if (userId === doer.userId)
    throw new AppError('conflict', 'You cannot remove yourself: leave the team instead.');
  await inTeam(database, doer.teamId, async (transaction) => {
    const own = await lockTeam(transaction, doer);
    const role = await roleOf(transaction, doer.teamId, userId);
    requireNoRefusal(removalRefusal(own, role));
    await takeOut(transaction, doer, userId, role, 'member.removed');
  });
}

/** Takes the doer out of the team. @throws AppError `conflict` for the last owner */
export async function leaveTeam(database: Database, doer: MemberDoer): Promise<void> {
  await inTeam(database, doer.teamId, async (transaction) => {
    const role = await lockTeam(transaction, doer);
    await takeOut(transaction, doer, doer.userId, role, 'member.left');
  });
}

async function takeOut(
  transaction: Transaction,
  doer: MemberDoer,
  userId: string,
  role: Role,
  action: 'member.removed' | 'member.left',
): Promise<void> {
  const { teamId } = doer;
  if (role === 'owner') await requireAnotherOwner(transaction, teamId, userId);
  await transaction.member.delete({ where: placeOf(teamId, userId) });
  const ended = await endRights(transaction, teamId, userId, null);
  await appendAuditEvents(transaction, doer, [{ action, subject: userId, details: { role } }, ...ended]);
}

/** A team always has an owner who can sign in. */
async function requireAnotherOwner(transaction: Transaction, teamId: string, userId: string): Promise<void> {
  const others = await transaction.member.findMany({
    where: { organizationId: teamId, role: 'owner', userId: { not: userId } },
    select: { user: { select: { banned: true, banExpires: true } } },
  });
  if (others.every(({ user }) => isDisabled(user)))
    throw new AppError('conflict', 'The team would be without an owner: make somebody else its owner first.');
}

async function roleOf(transaction: Transaction, teamId: string, userId: string): Promise<Role> {
  const member = await transaction.member.findUnique({
    where: placeOf(teamId, userId),
    select: { role: true },
  });
  if (!member) throw noSuchMember();
  return asRole(member.role);
}

function placeOf(teamId: string, userId: string) {
  return { organizationId_userId: { organizationId: teamId, userId } };
}
