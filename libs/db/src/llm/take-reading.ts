import {
  decideBudget,
  type CheckedAnswer,
  type LlmFailureCode,
  type TokenUsage,
} from '@gemmavision/domain/llm';
import { appendAuditEvents } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { lockRow } from '../documents/locks.ts';
import type { LlmEndpoint, Prisma } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { addLlmUsage } from '../usage/index.ts';
import { maySend } from './may-be-sent.ts';
import { spentMicros } from './spent.ts';

/** What a worker needs to know of the reading that it has taken. */
export interface TakenLlmReading {
  id: string;
  teamId: string;
  documentId: string;
  requestedById: string | null;
  attempt: number;
  storageKey: string;
}

/** A question that ended so many workers, or failed so often for reasons that pass, is given up. */
export const mostLlmAttempts = 3;

/**
 * Takes the reading whose turn it is, until the lease runs out on the database's clock; null when none waits. The team
 * that has the fewest under way comes first. Safe to run in many workers at once.
 */
export async function takeLlmReading(
  database: Database,
  leaseMilliseconds: number,
): Promise<TakenLlmReading | null> {
  await returnLost(database);
  const rows = await database.$queryRaw<TakenLlmReading[]>`
    WITH under_way AS (
      SELECT "teamId", count(*) AS amount FROM "LlmReading" WHERE status = 'RUNNING' GROUP BY "teamId"
    ), next AS (
      SELECT r.id FROM "LlmReading" r
      JOIN "Document" d ON d.id = r."documentId"
      LEFT JOIN under_way u ON u."teamId" = r."teamId"
      WHERE r.status = 'PENDING' AND (r."notBefore" IS NULL OR r."notBefore" <= now())
      ORDER BY coalesce(u.amount, 0), r."createdAt", r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED
    )
    UPDATE "LlmReading" r SET status = 'RUNNING', attempt = r.attempt + 1, "costMicros" = NULL,
      "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond'
    FROM next, "Document" d WHERE r.id = next.id AND d.id = r."documentId"
    RETURNING r.id, r."teamId", r."documentId", r."requestedById", r.attempt, d."storageKey"`;
  return rows[0] ?? null;
}

/**
 * Gives back the readings of workers that are gone, or gives them up. Nobody knows what became of a question that had
 * been sent: it counts as the most that it could cost, or a budget could be spent several times over.
 */
async function returnLost(database: Database): Promise<void> {
  await database.$executeRaw`
    WITH lost AS (
      SELECT id, "teamId", attempt >= ${mostLlmAttempts} AS "isGivenUp", "costMicros" FROM "LlmReading"
      WHERE status = 'RUNNING' AND "leaseExpiresAt" < now() FOR UPDATE SKIP LOCKED
    ), pending AS (
      UPDATE "LlmReading" r SET status = 'PENDING', "leaseExpiresAt" = NULL, "costMicros" = NULL
      FROM lost WHERE r.id = lost.id AND NOT lost."isGivenUp"
    ), failed AS (
      UPDATE "LlmReading" r SET status = 'FAILED', "leaseExpiresAt" = NULL, "finishedAt" = now(),
        "reasonCode" = 'internal', "reasonMessage" = 'The portal stopped while the model was asked, several times.'
      FROM lost WHERE r.id = lost.id AND lost."isGivenUp"
    )
    INSERT INTO "UsageDay" AS u ("teamId", day, "llmCostMicros")
    SELECT "teamId", (now() AT TIME ZONE 'UTC')::date, sum("costMicros")::bigint FROM lost
    WHERE "costMicros" > 0 GROUP BY "teamId" ORDER BY "teamId"
    ON CONFLICT ("teamId", day) DO UPDATE SET "llmCostMicros" = u."llmCostMicros" + EXCLUDED."llmCostMicros"`;
}

/** Prolongs the lease. False when it is no longer ours. */
export async function renewLlmReading(
  database: Database,
  { id, attempt }: TakenLlmReading,
  leaseMilliseconds: number,
): Promise<boolean> {
  const changed = await database.$executeRaw`
    UPDATE "LlmReading" SET "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond'
    WHERE id = ${id} AND attempt = ${attempt} AND status = 'RUNNING'`;
  return changed === 1;
}

/** What is about to be sent. */
export interface Sending {
  promptVersion: string;
  textPages: number[];
  imagePages: number[];
  isCut: boolean;
  redactions: number;
  /** The most that the question can cost by these prices, in micros. */
  mostCost(endpoint: LlmEndpoint): bigint;
}

/** Whether a question may be sent. `lease_lost`: another worker asks it, or nobody any more. */
export type Clearance =
  | { ok: true }
  | { ok: false; code: 'not_approved' | 'budget_spent'; message: string }
  | { ok: false; code: 'lease_lost' };

/**
 * The last gate before anything leaves: approval, class and budget as they are now. Holds the cost back from the budget
 * and writes the audit event; what is not written down is not sent. `expected` is the version that the question was
 * made for.
 */
export async function clearForSending(
  database: Database,
  taken: TakenLlmReading,
  expected: number,
  sending: Sending,
): Promise<Clearance> {
  const { id, attempt, teamId, documentId } = taken;
  return inTeam(database, teamId, async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`llm ${teamId}`}, 0))`;
    const document = await transaction.document.findFirst({
      where: { id: documentId, teamId },
      select: { id: true },
    });
    const decision = document && (await maySend(transaction, teamId, documentId));
    if (!decision?.isAllowed) {
      return { ok: false, code: 'not_approved', message: decision?.why ?? 'The document was deleted.' };
    }
    const { endpoint } = decision;
    if (endpoint.version !== expected) {
      const message = 'The endpoint was changed while the question was made: ask again.';
      return { ok: false, code: 'not_approved', message };
    }
    const nextMicros = sending.mostCost(endpoint);
    const spent = await spentMicros(transaction, teamId, new Date());
    const { monthlyBudgetMicros } = endpoint;
    if (!decideBudget({ monthlyBudgetMicros, spentMicros: spent, nextMicros }).isAllowed) {
      const message = 'The month’s budget for the LLM endpoint does not hold this question.';
      return { ok: false, code: 'budget_spent', message };
    }
    const { promptVersion, textPages, imagePages, isCut, redactions } = sending;
    const { model } = endpoint;
    const { count } = await transaction.llmReading.updateMany({
      where: { id, attempt, status: 'RUNNING' },
      data: { model, promptVersion, textPages, imagePages, isCut, costMicros: nextMicros },
    });
    if (count === 0) return { ok: false, code: 'lease_lost' };
    const host = new URL(endpoint.baseUrl).origin;
    const details = {
      host,
      model,
      promptVersion,
      pages: textPages.length,
      images: imagePages.length,
      redactions,
    };
    await appendAuditEvents(transaction, { teamId, userId: taken.requestedById }, [
      { action: 'llm.sent', subject: documentId, details },
    ]);
    return { ok: true };
  });
}

/** What came of a question that was sent. */
export interface Answered {
  milliseconds: number;
  /** Null where the endpoint did no work for it. */
  usage: TokenUsage | null;
  costMicros: bigint;
}

/**
 * Writes the checked answer, and counts what it used. False where the document was read anew since `readAt`: the answer
 * was checked against a text that is gone, so it is asked for again.
 */
export async function saveLlmReading(
  database: Database,
  taken: TakenLlmReading,
  answered: Answered,
  { answer, readAt }: { answer: CheckedAnswer; readAt: Date | null },
): Promise<boolean> {
  return inTeam(database, taken.teamId, async (transaction) => {
    const { documentId, teamId, attempt } = taken;
    await lockRow(transaction, documentId);
    const where = { id: documentId, teamId, finishedAt: readAt };
    const isSameText = (await transaction.document.count({ where })) > 0;
    const done = { status: 'DONE', answer, reasonCode: null, reasonMessage: null } as const;
    await end(transaction, taken, answered, isSameText ? done : attempt < mostLlmAttempts ? again : readAnew);
    return isSameText;
  });
}

const again = { status: 'PENDING' } as const;
const readAnew = {
  status: 'FAILED',
  reasonCode: 'internal',
  reasonMessage: 'The document was read anew while the model was asked: ask again.',
} as const;

/** Ends it without an answer. `answered` null: it was not sent, or nobody knows what it used. */
export async function failLlmReading(
  database: Database,
  taken: TakenLlmReading,
  reason: { code: LlmFailureCode | 'not_approved' | 'internal'; message: string },
  answered: Answered | null,
): Promise<void> {
  const data = { status: 'FAILED', reasonCode: reason.code, reasonMessage: reason.message } as const;
  await inTeam(database, taken.teamId, (transaction) => end(transaction, taken, answered, data));
}

/**
 * Gives it back to be asked again after a pause. What came to nothing may have cost all the same. `isCounted` false: the
 * endpoint was never asked, or the worker goes.
 */
export async function postponeLlmReading(
  database: Database,
  taken: TakenLlmReading,
  pauseMilliseconds: number,
  isCounted: boolean,
  answered: Answered | null = null,
): Promise<void> {
  const data = {
    status: 'PENDING',
    notBefore: new Date(Date.now() + pauseMilliseconds),
    attempt: isCounted ? taken.attempt : taken.attempt - 1,
  } as const;
  await inTeam(database, taken.teamId, (transaction) => end(transaction, taken, answered, data));
}

/**
 * Ends an attempt and counts what it cost: what was answered, or, where nobody knows, what was held back for it. Last
 * in its transaction.
 */
async function end(
  transaction: Transaction,
  { id, attempt, teamId }: TakenLlmReading,
  answered: Answered | null,
  data: Prisma.LlmReadingUpdateManyMutationInput,
): Promise<void> {
  const [row] = await transaction.$queryRaw<{ isOurs: boolean; costMicros: bigint | null }[]>`
    SELECT attempt = ${attempt} AND status = 'RUNNING' AS "isOurs", "costMicros"
    FROM "LlmReading" WHERE id = ${id} FOR UPDATE`;
  // Lost to another worker: what it could cost at most was counted then.
  if (row?.isOurs === false) return;
  const isOver = data.status !== 'PENDING';
  const costMicros = answered ? answered.costMicros : (row?.costMicros ?? null);
  await transaction.llmReading.updateMany({
    where: { id },
    data: {
      ...data,
      leaseExpiresAt: null,
      costMicros: isOver ? costMicros : null,
      ...(isOver && { finishedAt: new Date() }),
      ...(answered && {
        milliseconds: answered.milliseconds,
        inputTokens: answered.usage?.inputTokens ?? null,
        outputTokens: answered.usage?.outputTokens ?? null,
        isUsageEstimated: answered.usage?.isEstimated ?? false,
      }),
    },
  });
  // Also where its document was deleted meanwhile: the endpoint counts it.
  const { inputTokens = 0, outputTokens = 0 } = answered?.usage ?? {};
  if (inputTokens + outputTokens > 0 || (costMicros ?? 0n) > 0n)
    await addLlmUsage(transaction, teamId, { inputTokens, outputTokens, costMicros: costMicros ?? 0n });
}
