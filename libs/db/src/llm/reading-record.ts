import { llmReadingSchema, type LlmReading } from '@gemmavision/domain/llm';
import type { Prisma } from '../generated/client.ts';

/** The columns that a reading's record is made of; its answer is asked for apart. */
export const recordSelection = {
  id: true,
  status: true,
  reasonCode: true,
  reasonMessage: true,
  requestedById: true,
  createdAt: true,
  finishedAt: true,
  model: true,
  promptVersion: true,
  textPages: true,
  imagePages: true,
  isCut: true,
  milliseconds: true,
  inputTokens: true,
  outputTokens: true,
  isUsageEstimated: true,
  costMicros: true,
} as const satisfies Prisma.LlmReadingSelect;

type Row = Prisma.LlmReadingGetPayload<{ select: typeof recordSelection }>;

/** A row as the contract shows it. What it cost is told when it is known: while it runs, that is held back for it. */
export function toLlmReading(
  row: Row,
  names: ReadonlyMap<string, string>,
  currency: string | null,
): LlmReading {
  const { requestedById, reasonCode, reasonMessage, createdAt, finishedAt, costMicros, ...rest } = row;
  return llmReadingSchema.parse({
    ...rest,
    reason: reasonCode === null ? null : { code: reasonCode, message: reasonMessage ?? '' },
    requestedBy: requestedById === null ? null : (names.get(requestedById) ?? 'a former member'),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    costMicros: row.status === 'RUNNING' || costMicros === null ? null : Number(costMicros),
    currency,
  });
}
