import type { TeamUsage } from '@gemmavision/domain/portal';
import type { Database } from '../client.ts';
import { nameTeams } from './name-teams.ts';

const dayMilliseconds = 24 * 3600 * 1000;
const dateOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** What each team used on each of the last days (UTC), today among them, which counts up to now. */
export async function getUsageOfTeams(database: Database, days: number): Promise<TeamUsage> {
  const now = Date.now();
  const from = dateOf(now - (days - 1) * dayMilliseconds);
  const rows = await database.usageDay.findMany({
    where: { day: { gte: new Date(from) } },
    orderBy: [{ day: 'asc' }, { teamId: 'asc' }],
  });
  const ids = [...new Set(rows.map(({ teamId }) => teamId))];
  const names = await nameTeams(database, ids);
  return {
    from,
    to: dateOf(now),
    teams: ids.map((id) => ({ id, name: names.get(id) ?? null })),
    days: rows.map((row) => ({
      teamId: row.teamId,
      day: row.day.toISOString().slice(0, 10),
      documents: row.documents,
      pages: row.pages,
      ocrPages: row.ocrPages,
      readSeconds: Number(row.readMilliseconds) / 1000,
      llmTokens: Number(row.llmInputTokens + row.llmOutputTokens),
    })),
  };
}
