import { AppError } from '@gemmavision/domain/errors';
import type { PortalTeam } from '@gemmavision/domain/portal';
import type { Database, Transaction } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { seeTrash } from '../governance/see-trash.ts';
import { inAllTeams } from '../in-team.ts';
import { cursorOf, placeAfter } from './cursor.ts';
import { lettersOf } from './letters-of.ts';

const selection = {
  id: true,
  name: true,
  createdAt: true,
  members: { select: { role: true } },
  governance: {
    select: { version: true, storageQuotaBytes: true, pagesPerMonth: true, documentsPerPersonPerDay: true },
  },
} as const satisfies Prisma.OrganizationSelect;

type TeamRow = Prisma.OrganizationGetPayload<{ select: typeof selection }>;

interface Figures {
  teamId: string;
  documents: number;
  inTrash: number;
  held: number;
  pages: number;
  bytesKept: number;
}

/** A page of all teams in figures, the newest first. */
export async function findTeams(
  database: Database,
  filter: { q?: string; cursor?: string; limit: number },
): Promise<{ items: PortalTeam[]; nextCursor: string | null }> {
  const conditions: Prisma.OrganizationWhereInput[] = [];
  if (filter.q) conditions.push({ name: { contains: lettersOf(filter.q), mode: 'insensitive' } });
  if (filter.cursor) conditions.push(placeAfter(filter.cursor));
  return inAllTeams(database, async (transaction) => {
    const rows = await transaction.organization.findMany({
      where: { AND: conditions },
      select: selection,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: filter.limit + 1,
    });
    const items = await toTeams(transaction, rows.slice(0, filter.limit));
    return { items, nextCursor: cursorOf(rows, filter.limit) };
  });
}

/** One of them. Throws not_found. */
export async function getPortalTeam(transaction: Transaction, id: string): Promise<PortalTeam> {
  const row = await transaction.organization.findUnique({ where: { id }, select: selection });
  const [team] = row ? await toTeams(transaction, [row]) : [];
  if (!team) throw noSuchTeam();
  return team;
}

export const noSuchTeam = () => new AppError('not_found', 'There is no team with this id.');

async function toTeams(transaction: Transaction, rows: readonly TeamRow[]): Promise<PortalTeam[]> {
  const ids = rows.map(({ id }) => id);
  const figures = new Map((await countDocumentsOf(transaction, ids)).map((one) => [one.teamId, one]));
  const month = new Date(`${new Date().toISOString().slice(0, 7)}-01T00:00:00Z`);
  const usage = await transaction.usageDay.groupBy({
    by: ['teamId'],
    where: { teamId: { in: ids }, day: { gte: month } },
    _sum: { documents: true, pages: true },
  });
  const used = new Map(usage.map(({ teamId, _sum }) => [teamId, _sum]));
  return rows.map(({ id, name, createdAt, members, governance }) => {
    const { documents = 0, inTrash = 0, held = 0, pages = 0, bytesKept = 0 } = figures.get(id) ?? {};
    const bytes = governance?.storageQuotaBytes ?? null;
    return {
      id,
      name,
      createdAt: createdAt.toISOString(),
      members: members.length,
      owners: members.filter(({ role }) => role === 'owner').length,
      documents,
      inTrash,
      held,
      pages,
      bytesKept,
      thisMonth: { documents: used.get(id)?.documents ?? 0, pages: used.get(id)?.pages ?? 0 },
      quotas: {
        version: governance?.version ?? 0,
        documentsPerDay: governance?.documentsPerPersonPerDay ?? null,
        bytesPerTeam: bytes === null ? null : Number(bytes),
        pagesPerMonth: governance?.pagesPerMonth ?? null,
      },
    };
  });
}

/** What lies in the trash is out of sight unless one asks for it, and it takes room. */
export async function countDocumentsOf(
  transaction: Transaction,
  teamIds: readonly string[],
): Promise<Figures[]> {
  await seeTrash(transaction);
  return transaction.$queryRaw<Figures[]>`
    SELECT "teamId",
           (count(*) FILTER (WHERE "deletedAt" IS NULL))::int AS documents,
           (count(*) FILTER (WHERE "deletedAt" IS NOT NULL))::int AS "inTrash",
           (count(*) FILTER (WHERE "heldAt" IS NOT NULL))::int AS held,
           coalesce(sum("pageCount") FILTER (WHERE "deletedAt" IS NULL AND "duplicateOfId" IS NULL), 0)::int AS pages,
           sum("sizeBytes")::float8 AS "bytesKept"
    FROM "Document" WHERE "teamId" = ANY(${teamIds}) GROUP BY "teamId"`;
}
