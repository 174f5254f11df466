import type { Database } from '../client.ts';

/** The names of these teams; one that is gone has none. */
export async function nameTeams(database: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.organization.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
