import { budgetMonth } from '@gemmavision/domain/llm';
import type { Transaction } from '../client.ts';

/**
 * What the team spent on questions this calendar month (UTC), in micros: counted by day when they were answered, and
 * what those under way may cost at most. In one query, so that none that is answered in between is in neither.
 */
export async function spentMicros(transaction: Transaction, teamId: string, now: Date): Promise<bigint> {
  const { from, to } = budgetMonth(now);
  const [row] = await transaction.$queryRaw<{ spent: bigint }[]>`
    SELECT (
      (SELECT coalesce(sum("llmCostMicros"), 0) FROM "UsageDay"
       WHERE "teamId" = ${teamId} AND day >= ${dayOf(from)}::date AND day < ${dayOf(to)}::date)
      + (SELECT coalesce(sum("costMicros"), 0) FROM "LlmReading"
         WHERE "teamId" = ${teamId} AND status = 'RUNNING')
    )::bigint AS spent`;
  return row?.spent ?? 0n;
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
