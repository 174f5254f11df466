import { asRole, can, type Role } from '@gemmavision/domain/access';
import { mayInviteAs } from '@gemmavision/domain/teams';
import type { AuditEntry } from '../../audit/index.ts';
import type { Transaction } from '../../client.ts';
import { findTeamKeys } from '../api-keys.ts';

/**
 * Takes from somebody what their new role (null: none, they are out) no longer allows: API keys for the team, so that
 * none comes back to life when they do, and invitations that they could not make now. Gives the events to write down.
 */
export async function endRights(
  transaction: Transaction,
  teamId: string,
  userId: string,
  role: Role | null,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  if (role === null || !can(role, 'apiKeys.manage')) {
    const keys = await findTeamKeys(transaction, teamId, [userId]);
    await transaction.apikey.deleteMany({ where: { id: { in: keys.map(({ id }) => id) } } });
    for (const { id } of keys) entries.push({ action: 'apiKey.revoked', subject: id });
  }
  const open = await transaction.invitation.findMany({
    where: { organizationId: teamId, inviterId: userId, status: 'pending' },
    select: { id: true, role: true },
  });
  const overreaching = open.filter((one) => role === null || !mayInviteAs(role, asRole(one.role ?? '')));
  await transaction.invitation.updateMany({
    where: { id: { in: overreaching.map(({ id }) => id) } },
    data: { status: 'canceled' },
  });
  for (const { id } of overreaching) entries.push({ action: 'invitation.withdrawn', subject: id });
  return entries;
}
