import { llmContents, type LlmEndpointView } from '@gemmavision/domain/llm';
import type { Transaction } from '../client.ts';
import type { LlmEndpoint } from '../generated/client.ts';
import { readClassification } from '../governance/stored-classification.ts';
import { spentMicros } from './spent.ts';

/** The endpoint as people see it: whether there is a key, never which. */
export async function endpointView(
  transaction: Transaction,
  row: LlmEndpoint,
  now: Date,
): Promise<LlmEndpointView> {
  return {
    baseUrl: row.baseUrl,
    model: row.model,
    sends: llmContents.find((one) => one === row.sends) ?? 'text',
    timeoutMilliseconds: row.timeoutMilliseconds,
    isStreamed: row.isStreamed,
    isAutomatic: row.isAutomatic,
    currency: row.currency,
    inputPriceMicros: Number(row.inputPriceMicros),
    outputPriceMicros: Number(row.outputPriceMicros),
    monthlyBudgetMicros: row.monthlyBudgetMicros === null ? null : Number(row.monthlyBudgetMicros),
    hasApiKey: row.sealedApiKey !== null,
    approval: await approvalOf(transaction, row),
    spentThisMonthMicros: Number(await spentMicros(transaction, row.teamId, now)),
    version: row.version,
  };
}

async function approvalOf(
  transaction: Transaction,
  { approvedAt, approvedById, approvedUpTo, approvalReason }: LlmEndpoint,
): Promise<LlmEndpointView['approval']> {
  if (approvedAt === null || approvedUpTo === null) return null;
  const by =
    approvedById === null ? null : await transaction.user.findUnique({ where: { id: approvedById } });
  return {
    by: by?.name ?? 'a former member',
    at: approvedAt.toISOString(),
    reason: approvalReason ?? '',
    upTo: readClassification[approvedUpTo],
  };
}
