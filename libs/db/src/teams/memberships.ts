import { asRole, type Role } from '@gemmavision/domain/access';
import type { Database } from '../client.ts';

export interface Membership {
  teamId: string;
  teamName: string;
  teamSlug: string;
  role: Role;
}

/** The teams of a person, the oldest membership first. Asked on each request, so that a new role acts at once. */
export async function findMemberships(database: Database, userId: string): Promise<Membership[]> {
  const rows = await database.member.findMany({
    where: { userId },
    include: { organization: { select: { name: true, slug: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    teamId: row.organizationId,
    teamName: row.organization.name,
    teamSlug: row.organization.slug,
    role: asRole(row.role),
  }));
}

/** Name and address of an account; null when it is gone. */
export async function findPerson(
  database: Database,
  userId: string,
): Promise<{ id: string; name: string; email: string } | null> {
  return database.user.findUnique({ where: { id: userId }, select: { id: true, name: true, email: true } });
}
