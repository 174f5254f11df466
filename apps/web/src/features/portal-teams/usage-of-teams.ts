import type { TeamUsage } from '@gemmavision/domain/portal';
import type { UsageMeasure } from './teams-search.ts';

/** A team’s use over the days that are shown. */
export interface UsageOfTeam {
  id: string;
  name: string;
  total: number;
  /** One a day, from the first to the last. */
  amounts: number[];
}

const dayMilliseconds = 24 * 3600 * 1000;
/** More colours than these nobody tells apart. */
const mostShown = 7;

/** Every day of the answer, also those on which nobody used anything. */
export function daysOf({ from, to }: Pick<TeamUsage, 'from' | 'to'>): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds) + 1;
  return Array.from({ length: count }, (_, n) =>
    new Date(Date.parse(from) + n * dayMilliseconds).toISOString().slice(0, 10),
  );
}

/** The teams that used the most, one by one, and the rest together. */
export function usageOfTeams(usage: TeamUsage, measure: UsageMeasure): UsageOfTeam[] {
  const days = daysOf(usage);
  const place = new Map(days.map((day, at) => [day, at]));
  const teams = new Map(
    usage.teams.map(({ id, name }) => [
      id,
      { id, name: name ?? 'a deleted team', total: 0, amounts: days.map(() => 0) },
    ]),
  );
  for (const day of usage.days) {
    const [team, at] = [teams.get(day.teamId), place.get(day.day)];
    if (team === undefined || at === undefined) continue;
    team.amounts[at] = (team.amounts[at] ?? 0) + day[measure];
    team.total += day[measure];
  }
  const sorted = [...teams.values()].sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
  if (sorted.length <= mostShown) return sorted;
  const rest = sorted.slice(mostShown);
  return [
    ...sorted.slice(0, mostShown),
    {
      id: 'rest',
      name: `${rest.length} other teams`,
      total: rest.reduce((sum, { total }) => sum + total, 0),
      amounts: days.map((_, at) => rest.reduce((sum, { amounts }) => sum + (amounts[at] ?? 0), 0)),
    },
  ];
}
