import { budgetMonth } from '@gemmavision/domain/llm';
import type { Transaction } from '../client.ts';

/**
 * What the team spent on questions this calendar month (UTC), in micros: counted by day when they were answered, and
 * what those under way may cost at most.
 */
export async function spentMicros(transaction: Transaction, teamId: string, now: Date): Promise<bigint> {
  const { from, to } = budgetMonth(now);
  const counted = await transaction.usageDay.aggregate({
    where: { teamId, day: { gte: from, lt: to } },
    _sum: { llmCostMicros: true },
  });
  const underWay = await transaction.llmReading.aggregate({
    where: { teamId, status: 'RUNNING' },
    _sum: { costMicros: true },
  });
  return (counted._sum.llmCostMicros ?? 0n) + (underWay._sum.costMicros ?? 0n);
}
