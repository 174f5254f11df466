import { asRole } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import type { TeamMember } from '@gemmavision/domain/teams';
import type { Database, Transaction } from '../../client.ts';
import type { Prisma } from '../../generated/client.ts';
import { pageArguments, pageOfRows, type Page, type PageQuery } from '../../reference/page-of-rows.ts';
import { findTeamKeys } from '../api-keys.ts';

const selection = {
  id: true,
  userId: true,
  role: true,
  createdAt: true,
  user: {
    select: {
      name: true,
      email: true,
      banned: true,
      banExpires: true,
      twoFactorEnabled: true,
      sessions: { select: { updatedAt: true }, orderBy: { updatedAt: 'desc' }, take: 1 },
    },
  },
} satisfies Prisma.MemberSelect;
type MemberRow = Prisma.MemberGetPayload<{ select: typeof selection }>;

/**
 * A page of the team’s people, the longest there first. A session is noted once a day, so that is how exact it is when
 * somebody was last active.
 */
export async function findMembers(
  database: Database,
  teamId: string,
  page: PageQuery,
): Promise<Page<TeamMember>> {
  const rows = await database.member.findMany({
    where: { organizationId: teamId },
    select: selection,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    ...pageArguments(page),
  });
  const keyUses = await lastKeyUses(
    database,
    teamId,
    rows.map(({ userId }) => userId),
  );
  return pageOfRows(rows, page, (row) => toMember(row, keyUses.get(row.userId)));
}

/** @throws AppError `not_found` */
export async function getMember(
  database: Database | Transaction,
  teamId: string,
  userId: string,
): Promise<TeamMember> {
  const row = await database.member.findUnique({
    where: { organizationId_userId: { organizationId: teamId, userId } },
    select: selection,
  });
  if (!row) throw noSuchMember();
  return toMember(row, (await lastKeyUses(database, teamId, [userId])).get(userId));
}

/** Whether a portal admin has disabled the account, and that still holds. */
export function isDisabled(user: { banned: boolean | null; banExpires: Date | null }): boolean {
  return user.banned === true && (user.banExpires === null || user.banExpires > new Date());
}

export function noSuchMember(): AppError {
  return new AppError('not_found', 'There is no such person in this team (any more).');
}

async function lastKeyUses(
  database: Database | Transaction,
  teamId: string,
  userIds: string[],
): Promise<Map<string, Date>> {
  const uses = new Map<string, Date>();
  for (const { userId, lastRequest } of await findTeamKeys(database, teamId, userIds)) {
    const before = uses.get(userId);
    if (lastRequest && (!before || lastRequest > before)) uses.set(userId, lastRequest);
  }
  return uses;
}

function toMember({ userId, role, createdAt, user }: MemberRow, lastKeyUse: Date | undefined): TeamMember {
  const seen = [user.sessions[0]?.updatedAt, lastKeyUse].filter((one) => one !== undefined);
  return {
    userId,
    name: user.name,
    email: user.email,
    role: asRole(role),
    joinedAt: createdAt.toISOString(),
    isDisabled: isDisabled(user),
    hasSecondFactor: user.twoFactorEnabled === true,
    lastActiveAt:
      seen.length === 0 ? null : new Date(Math.max(...seen.map((one) => one.getTime()))).toISOString(),
  };
}
