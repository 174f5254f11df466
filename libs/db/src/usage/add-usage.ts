import type { Transaction } from '../client.ts';

/** What is counted of a team’s use. */
export interface UsageCounts {
  documents: number;
  pages: number;
  bytes: number;
  /** Time that reading took, whatever came of it. */
  readMilliseconds: number;
  /** Of the pages, those that were recognised (OCR). */
  ocrPages: number;
  llmInputTokens: number;
  llmOutputTokens: number;
  /** In millionths of the currency of the endpoint’s prices. */
  llmCostMicros: bigint;
}

/**
 * Adds to what the team used today (UTC), in the transaction of the deed itself: it is counted when and only when it
 * happened. Right before the audit events, so last but one: the row of the day is locked until the end, and nobody may
 * wait for another row meanwhile. Fractions of a millisecond are rounded.
 */
export async function addUsage(
  transaction: Transaction,
  teamId: string,
  counts: Partial<UsageCounts>,
): Promise<void> {
  const { documents = 0, pages = 0, bytes = 0, ocrPages = 0 } = counts;
  const { llmInputTokens = 0, llmOutputTokens = 0, llmCostMicros = 0n } = counts;
  const readMilliseconds = Math.round(counts.readMilliseconds ?? 0);
  await transaction.$executeRaw`
    INSERT INTO "UsageDay" AS u ("teamId", day, documents, pages, bytes, "readMilliseconds", "ocrPages",
      "llmInputTokens", "llmOutputTokens", "llmCostMicros")
    VALUES (${teamId}, (now() AT TIME ZONE 'UTC')::date, ${documents}, ${pages}, ${bytes}, ${readMilliseconds},
      ${ocrPages}, ${llmInputTokens}, ${llmOutputTokens}, ${llmCostMicros})
    ON CONFLICT ("teamId", day) DO UPDATE SET
      documents = u.documents + EXCLUDED.documents,
      pages = u.pages + EXCLUDED.pages,
      bytes = u.bytes + EXCLUDED.bytes,
      "readMilliseconds" = u."readMilliseconds" + EXCLUDED."readMilliseconds",
      "ocrPages" = u."ocrPages" + EXCLUDED."ocrPages",
      "llmInputTokens" = u."llmInputTokens" + EXCLUDED."llmInputTokens",
      "llmOutputTokens" = u."llmOutputTokens" + EXCLUDED."llmOutputTokens",
      "llmCostMicros" = u."llmCostMicros" + EXCLUDED."llmCostMicros"`;
}

/** What a question to the team’s language model used, with what it cost by the endpoint’s prices. See {@link addUsage}. */
export async function addLlmUsage(
  transaction: Transaction,
  teamId: string,
  {
    inputTokens,
    outputTokens,
    costMicros,
  }: { inputTokens: number; outputTokens: number; costMicros: bigint },
): Promise<void> {
  await addUsage(transaction, teamId, {
    llmInputTokens: inputTokens,
    llmOutputTokens: outputTokens,
    llmCostMicros: costMicros,
  });
}
