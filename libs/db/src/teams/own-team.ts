import { randomUUID } from 'node:crypto';
import { can, type Role } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import type { Team } from '@gemmavision/domain/teams';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database } from '../client.ts';
import { inAllTeams, inTeam } from '../in-team.ts';
import { createTeam } from './create-owner.ts';
import { lockTeam, requireNoRefusal, type MemberDoer } from './members/lock-team.ts';

/** The team as a member with this role sees it. @throws AppError `not_found` */
export async function getTeam(database: Database, teamId: string, role: Role): Promise<Team> {
  const row = await database.organization.findUnique({
    where: { id: teamId },
    select: { id: true, name: true, createdAt: true, _count: { select: { members: true } } },
  });
  if (!row) throw new AppError('not_found', 'The team is gone.');
  const { id, name, createdAt, _count } = row;
  return { id, name, role, members: _count.members, createdAt: createdAt.toISOString() };
}

/** Gives the doer’s team another name. @throws AppError `not_allowed` */
export async function renameTeam(database: Database, doer: MemberDoer, name: string): Promise<void> {
  await inTeam(database, doer.teamId, async (transaction) => {
    const role = await lockTeam(transaction, doer);
    requireNoRefusal(can(role, 'members.manage') ? null : 'needs-members');
    await transaction.organization.update({ where: { id: doer.teamId }, data: { name } });
    await appendAuditEvents(transaction, doer, [{ action: 'team.renamed', subject: doer.teamId }]);
  });
}

/** Makes a team and the doer its owner. */
export async function makeTeam(
  database: Database,
  doer: Omit<Doer, 'teamId'> & { userId: string },
  name: string,
): Promise<{ id: string; name: string }> {
  return inAllTeams(database, async (transaction) => {
    const { id } = await createTeam(transaction, name, doer);
    await transaction.member.create({
      data: { id: randomUUID(), organizationId: id, userId: doer.userId, role: 'owner' },
    });
    return { id, name };
  });
}
