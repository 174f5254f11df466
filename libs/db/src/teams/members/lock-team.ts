import { asRole, type Role } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import type { RoleRefusal } from '@gemmavision/domain/teams';
import type { Doer } from '../../audit/index.ts';
import type { Transaction } from '../../client.ts';

/** A person who does something in the team that they name. */
export interface MemberDoer extends Doer {
  userId: string;
}

/**
 * Lets one change of the team’s people or invitations happen after the other, and says which role the doer has now that
 * it is their turn: somebody else may just have lowered them. Documents of the team can still be written.
 *
 * better-auth’s own functions for members and invitations are not used: their transaction cannot take the audit event
 * along, nothing keeps two owners from lowering each other at once, and their invitation is opened by its bare id.
 *
 * @throws AppError `not_allowed` when the doer is no longer in the team
 */
export async function lockTeam(transaction: Transaction, doer: MemberDoer): Promise<Role> {
  await holdTeam(transaction, doer.teamId);
  const member = await transaction.member.findUnique({
    where: { organizationId_userId: { organizationId: doer.teamId, userId: doer.userId } },
    select: { role: true },
  });
  if (!member) throw new AppError('not_allowed', 'You are no longer in this team.');
  return asRole(member.role);
}

/** The lock alone, for somebody who is not in the team yet. */
export async function holdTeam(transaction: Transaction, teamId: string): Promise<void> {
  await transaction.$executeRaw`SELECT 1 FROM organization WHERE id = ${teamId} FOR NO KEY UPDATE`;
}

/** @throws AppError `not_allowed` where something stands against it */
export function requireNoRefusal(refusal: RoleRefusal): void {
  if (refusal !== null) throw new AppError('not_allowed', refusals[refusal]);
}

const refusals: Record<NonNullable<RoleRefusal>, string> = {
  'needs-members': 'Your role no longer allows you to look after the people of this team.',
  'needs-owners': 'Only an owner of the team may make somebody its owner, or take that from one.',
  'raises-oneself': 'Nobody raises their own role: ask an owner of the team.',
};
