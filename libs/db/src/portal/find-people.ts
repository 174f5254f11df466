import { asRole } from '@gemmavision/domain/access';
import { AppError } from '@gemmavision/domain/errors';
import type { PortalPerson } from '@gemmavision/domain/portal';
import type { Database, Transaction } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { cursorOf, placeAfter } from './cursor.ts';
import { lettersOf } from './letters-of.ts';

const selection = {
  id: true,
  name: true,
  email: true,
  role: true,
  banned: true,
  banReason: true,
  banExpires: true,
  twoFactorEnabled: true,
  createdAt: true,
  members: {
    select: { role: true, organization: { select: { id: true, name: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  },
  sessions: { select: { updatedAt: true, expiresAt: true } },
  _count: { select: { passkeys: true } },
} as const satisfies Prisma.UserSelect;

type PersonRow = Prisma.UserGetPayload<{ select: typeof selection }>;

/** A page of everybody with an account, the newest first. */
export async function findPeople(
  database: Database,
  filter: { q?: string; cursor?: string; limit: number },
): Promise<{ items: PortalPerson[]; nextCursor: string | null }> {
  const conditions: Prisma.UserWhereInput[] = [];
  if (filter.q) {
    const contains = { contains: lettersOf(filter.q), mode: 'insensitive' } as const;
    conditions.push({ OR: [{ name: contains }, { email: contains }] });
  }
  if (filter.cursor) conditions.push(placeAfter(filter.cursor));
  const rows = await database.user.findMany({
    where: { AND: conditions },
    select: selection,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: filter.limit + 1,
  });
  const shown = rows.slice(0, filter.limit);
  return { items: await toPeople(database, shown), nextCursor: cursorOf(rows, filter.limit) };
}

/** One of them. Throws not_found. */
export async function getPortalPerson(database: Database | Transaction, id: string): Promise<PortalPerson> {
  const row = await database.user.findUnique({ where: { id }, select: selection });
  const [person] = row ? await toPeople(database, [row]) : [];
  if (!person) throw noSuchPerson();
  return person;
}

export const noSuchPerson = () => new AppError('not_found', 'Nobody has an account with this id.');

async function toPeople(
  database: Database | Transaction,
  rows: readonly PersonRow[],
): Promise<PortalPerson[]> {
  // better-auth gives keys no relation to their person.
  const keys = await database.apikey.groupBy({
    by: ['referenceId'],
    where: { referenceId: { in: rows.map(({ id }) => id) } },
    _max: { lastRequest: true },
  });
  const keyUsed = new Map(keys.map(({ referenceId, _max }) => [referenceId, _max.lastRequest]));
  const now = new Date();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    teams: row.members.map(({ role, organization }) => ({ ...organization, role: asRole(role) })),
    isPortalAdmin: row.role === 'admin',
    disabled: isDisabled(row, now) ? { reason: row.banReason } : null,
    secondFactor: { hasAuthenticatorApp: row.twoFactorEnabled === true, passkeys: row._count.passkeys },
    sessions: row.sessions.filter(({ expiresAt }) => expiresAt > now).length,
    lastActiveAt: latest([...row.sessions.map(({ updatedAt }) => updatedAt), keyUsed.get(row.id) ?? null]),
    createdAt: row.createdAt.toISOString(),
  }));
}

function isDisabled({ banned, banExpires }: Pick<PersonRow, 'banned' | 'banExpires'>, now: Date): boolean {
  return banned === true && (banExpires === null || banExpires > now);
}

function latest(times: readonly (Date | null)[]): string | null {
  const known = times.flatMap((time) => (time === null ? [] : [time.getTime()]));
  return known.length === 0 ? null : new Date(Math.max(...known)).toISOString();
}
