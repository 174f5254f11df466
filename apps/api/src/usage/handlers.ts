import type { Database } from '@gemmavision/db';
import { getTeamUsage } from '@gemmavision/db/usage';
import type { Quotas } from '@gemmavision/domain/governance';
import { AppError } from '@gemmavision/domain/errors';
import { dayAfter, dayAt, daysBetween, longestSpanDays, type usageContract } from '@gemmavision/domain/usage';
import type { HandlersOf } from '../http/handlers.ts';

interface UsageDependencies {
  database: Database;
  /** The limits of teams for which no portal admin set others. */
  quotas: Quotas;
}

/** What a team used. */
export function usageHandlers({ database, quotas }: UsageDependencies): HandlersOf<typeof usageContract> {
  return {
    'GET /api/team/usage': ({ actor, query }) => {
      const to = query.to ?? dayAt(Date.now());
      const from = query.from ?? dayAfter(to, -29);
      const days = daysBetween(from, to).length;
      if (days === 0 || days > longestSpanDays) {
        throw new AppError(
          'invalid_request',
          `From ${from} to ${to}: give a first day that is not after the last, and at most ${longestSpanDays} days.`,
        );
      }
      return getTeamUsage(database, actor.teamId, { from, to }, quotas);
    },
  };
}
