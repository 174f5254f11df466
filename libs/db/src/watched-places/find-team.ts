import type { Database } from '../client.ts';
import { inAllTeams } from '../in-team.ts';

/** The id of the team with this slug or id; null where there is none. */
export async function findTeamBySlug(database: Database, slugOrId: string): Promise<string | null> {
  const team = await inAllTeams(database, (transaction) =>
    transaction.organization.findFirst({
      where: { OR: [{ slug: slugOrId }, { id: slugOrId }] },
      select: { id: true },
    }),
  );
  return team?.id ?? null;
}

/** Slugs of teams, for whoever runs the portal and looks for the right one. */
export async function someSlugs(database: Database, most: number): Promise<string[]> {
  const teams = await inAllTeams(database, (transaction) =>
    transaction.organization.findMany({ select: { slug: true }, orderBy: { createdAt: 'asc' }, take: most }),
  );
  return teams.map(({ slug }) => slug);
}
