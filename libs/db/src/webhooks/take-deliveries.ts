import {
  circuitFailures,
  circuitPauseMilliseconds,
  deliveryDays,
  switchOffAfterFailures,
  switchOffAfterMilliseconds,
  type DeliveryFailureCode,
  type SwitchedOffWhy,
} from '@gemmavision/domain/webhooks';
import { appendAuditEvents } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';

/** At most so many requests are under way to one webhook, and to all of a team, by all workers together. */
const mostPerWebhook = 4;
const mostPerTeam = 8;

/** What a worker needs to know of a delivery that it has taken. */
export interface TakenDelivery {
  id: string;
  webhookId: string;
  teamId: string;
  event: string;
  /** Without its links. */
  body: string;
  attempt: number;
  attemptsInRow: number;
  url: string;
  sealedSecret: string;
  /** Signs too, while a receiver changes over; null otherwise. */
  sealedSecretBefore: string | null;
}

/**
 * Takes up to `most` deliveries that are due, until the lease runs out on the database’s clock. Webhooks take turns:
 * few at once each, one where the address failed several times in a row, none while it rests. A test goes out
 * whatever the webhook’s state. Safe to run in many workers at once: they choose one after the other, so that the
 * numbers hold.
 */
export async function takeDeliveries(
  database: Database,
  most: number,
  leaseMilliseconds: number,
): Promise<TakenDelivery[]> {
  // Almost always nothing is due: one look at an index.
  const due = await database.$queryRaw<unknown[]>`
    SELECT 1 FROM "WebhookDelivery" WHERE status = 'PENDING' AND "notBefore" <= now() LIMIT 1`;
  if (due.length === 0) return [];
  return database.$transaction(async (transaction) => {
    const [lock] = await transaction.$queryRaw<{ isOurs: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended('webhook deliveries', 0)) AS "isOurs"`;
    // Another worker is choosing; it wakes nobody, but we look again in a moment.
    if (lock?.isOurs !== true) return [];
    return transaction.$queryRaw<TakenDelivery[]>`
      WITH under_way AS (
        SELECT "webhookId", "teamId", count(*)::int AS amount FROM "WebhookDelivery"
        WHERE status = 'PENDING' AND "leaseExpiresAt" > now() GROUP BY 1, 2
      ), of_team AS (
        SELECT "teamId", sum(amount)::int AS amount FROM under_way GROUP BY 1
      ), webhook AS (
        SELECT w.id, coalesce(t.amount, 0) AS "ofTeam",
          w."disabledAt" IS NULL AND (w."pausedUntil" IS NULL OR w."pausedUntil" <= now()) AS "isOpen",
          CASE WHEN w."failuresInRow" >= ${circuitFailures} THEN 1 ELSE ${mostPerWebhook} END
            - coalesce(u.amount, 0) AS room
        FROM "Webhook" w LEFT JOIN under_way u ON u."webhookId" = w.id LEFT JOIN of_team t ON t."teamId" = w."teamId"
      ), candidate AS (
        SELECT d.*, w."ofTeam", row_number() OVER (PARTITION BY d."teamId" ORDER BY d."inWebhook", d."notBefore") AS turn
        FROM webhook w CROSS JOIN LATERAL (
          SELECT p.id, p."teamId", p."notBefore", row_number() OVER (ORDER BY p."notBefore") AS "inWebhook"
          FROM "WebhookDelivery" p
          WHERE p."webhookId" = w.id AND p.status = 'PENDING' AND p."notBefore" <= now()
            AND (p."leaseExpiresAt" IS NULL OR p."leaseExpiresAt" <= now())
            AND (w."isOpen" OR p.event = 'webhook.test')
          ORDER BY p."notBefore" LIMIT greatest(w.room, 0)
        ) d
      ), chosen AS (
        SELECT id FROM candidate WHERE "ofTeam" + turn <= ${mostPerTeam} ORDER BY "ofTeam" + turn, "notBefore"
        LIMIT ${most}
      )
      UPDATE "WebhookDelivery" d SET attempt = d.attempt + 1, "attemptsInRow" = d."attemptsInRow" + 1,
        "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond'
      FROM chosen, "Webhook" w
      WHERE d.id = chosen.id AND d.status = 'PENDING' AND w.id = d."webhookId"
      RETURNING d.id, d."webhookId", d."teamId", d.event, d.body, d.attempt, d."attemptsInRow", w.url,
        w."sealedSecret", CASE WHEN w."secretBeforeUntil" > now() THEN w."sealedSecretBefore" END AS "sealedSecretBefore"`;
  });
}

/** What came of an attempt. */
export type DeliveryOutcome =
  | { ok: true; status: number; milliseconds: number }
  | {
      ok: false;
      code: DeliveryFailureCode;
      status: number | null;
      milliseconds: number;
      /** Until the next attempt; null when there is none. */
      pauseMilliseconds: number | null;
      /** What the address asked for; null where it did not. */
      retryAfterMilliseconds: number | null;
      /** It asked for nothing more, ever. */
      isGone: boolean;
    };

/**
 * Writes what came of an attempt, and how the webhook fares by it. Guarded by the attempt: a worker whose lease ran out
 * writes nothing.
 */
export async function endDelivery(
  database: Database,
  taken: TakenDelivery,
  outcome: DeliveryOutcome,
): Promise<void> {
  await inTeam(database, taken.teamId, async (transaction) => {
    const isOver = outcome.ok || outcome.pauseMilliseconds === null;
    const changed = await transaction.$executeRaw`
      UPDATE "WebhookDelivery" SET status = ${statusOf(outcome)}::"WebhookDeliveryStatus", "leaseExpiresAt" = NULL,
        "answerStatus" = ${outcome.status}, failure = ${outcome.ok ? null : outcome.code},
        milliseconds = ${outcome.milliseconds},
        "finishedAt" = CASE WHEN ${isOver} THEN now() END,
        "notBefore" = now() + ${outcome.ok ? 0 : (outcome.pauseMilliseconds ?? 0)} * interval '1 millisecond'
      WHERE id = ${taken.id} AND attempt = ${taken.attempt} AND status = 'PENDING'`;
    if (changed === 0) return;
    if (outcome.ok) await noteSuccess(transaction, taken);
    else if (taken.event !== 'webhook.test') await noteFailure(transaction, taken, outcome);
  });
}

/** Gives it back as if it had not been taken: the worker goes. */
export async function giveDeliveryBack(database: Database, { id, attempt }: TakenDelivery): Promise<void> {
  await database.$executeRaw`
    UPDATE "WebhookDelivery" SET "leaseExpiresAt" = NULL, "attemptsInRow" = "attemptsInRow" - 1
    WHERE id = ${id} AND attempt = ${attempt} AND status = 'PENDING'`;
}

/** Deletes what is older than 30 days, some at a time; how many there were. */
export async function deleteOldDeliveries(database: Database): Promise<number> {
  return database.$executeRaw`
    DELETE FROM "WebhookDelivery" WHERE id IN (
      SELECT id FROM "WebhookDelivery" WHERE "createdAt" < now() - ${deliveryDays} * interval '1 day'
      ORDER BY "createdAt" LIMIT 10000)`;
}

function statusOf(outcome: DeliveryOutcome): string {
  if (outcome.ok) return 'DELIVERED';
  return outcome.pauseMilliseconds === null ? 'FAILED' : 'PENDING';
}

async function noteSuccess(transaction: Transaction, { webhookId }: TakenDelivery): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "Webhook" SET "failuresInRow" = 0, "failingSince" = NULL, "pausedUntil" = NULL
    WHERE id = ${webhookId} AND ("failuresInRow" > 0 OR "pausedUntil" IS NOT NULL)`;
}

async function noteFailure(
  transaction: Transaction,
  { webhookId, teamId }: TakenDelivery,
  outcome: DeliveryOutcome & { ok: false },
): Promise<void> {
  const { isGone, retryAfterMilliseconds } = outcome;
  const [switchedOff] = await transaction.$queryRaw<{ why: SwitchedOffWhy }[]>`
    WITH failed AS (
      UPDATE "Webhook" SET "failuresInRow" = "failuresInRow" + 1, "failingSince" = coalesce("failingSince", now()),
        "pausedUntil" = greatest("pausedUntil",
          CASE WHEN "failuresInRow" + 1 >= ${circuitFailures}
            THEN now() + ${circuitPauseMilliseconds} * interval '1 millisecond' END,
          now() + ${retryAfterMilliseconds}::int * interval '1 millisecond')
      WHERE id = ${webhookId} RETURNING *
    )
    SELECT CASE WHEN ${isGone} THEN 'gone' ELSE 'failing' END AS why FROM failed
    WHERE "disabledAt" IS NULL AND (${isGone} OR ("failuresInRow" >= ${switchOffAfterFailures}
      AND "failingSince" <= now() - ${switchOffAfterMilliseconds} * interval '1 millisecond'))`;
  if (switchedOff === undefined) return;
  const { why } = switchedOff;
  await transaction.webhook.update({
    where: { id: webhookId },
    data: { disabledAt: new Date(), disabledWhy: why, version: { increment: 1 } },
  });
  await appendAuditEvents(transaction, { teamId, userId: null }, [
    { action: 'webhook.switchedOff', subject: webhookId, details: { why } },
  ]);
}
