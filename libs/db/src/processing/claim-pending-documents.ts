import { asOwner } from '../as-owner.ts';
import { keptAs, type Database } from '../client.ts';
import { Prisma } from '../generated/client.ts';
import { silentMilliseconds } from './workers.ts';

export interface ClaimedDocument {
  id: string;
  /** How often a worker has taken it so far. */
  attempt: number;
}

/** The queue holds so many documents for each place of a worker: who comes next is decided late, and no place waits. */
const queuedPerPlace = 2;

/**
 * Moves up to `limit` documents from PENDING to QUEUED and returns them, fairly: a team’s next document takes its
 * turn behind those of the team that are queued or running already, so that ten thousand documents of one team do
 * not delay the single one of another; within a team, batches take turns in the same way, and what came without a
 * batch counts as one. Batches on pause wait. Safe to run in many workers at once: one of them claims, the others get
 * nothing instead of waiting.
 */
export async function claimPendingDocuments(database: Database, limit: number): Promise<ClaimedDocument[]> {
  return claim(database, 'claim', Prisma.sql`${limit}::int`);
}

/**
 * Claims as many as the queue has room for: twice the places of all workers that live, of which this one (with
 * `ownPlaces`) is one. Safe to run in many workers at once, see {@link claimPendingDocuments}.
 */
export async function claimForQueue(database: Database, ownPlaces: number): Promise<ClaimedDocument[]> {
  return claim(
    database,
    'claim-for-queue',
    Prisma.sql`${queuedPerPlace} * greatest(${ownPlaces}::int, (
        SELECT sum(concurrency) FROM "Worker"
        WHERE "seenAt" > now() - ${silentMilliseconds} * interval '1 millisecond'
      )) - (SELECT coalesce(sum(queued), 0) FROM under_way)`,
  );
}

/**
 * Walks along indexes only: from one team that has something waiting to the next, in each from one batch to the next,
 * and takes no more of a batch than could be chosen. Of the teams, those whose first document is not among the
 * `limit` first ones cannot be chosen either. So neither ten thousand documents nor a thousand teams are sorted.
 */
async function claim(database: Database, name: string, room: Prisma.Sql): Promise<ClaimedDocument[]> {
  return asOwner(database, async (transaction) => {
    const [turn] = await transaction.$queryRaw<{ isOurs: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended('claim documents', 0)) AS "isOurs"`;
    if (turn?.isOurs !== true) return [];
    return transaction.$queryRaw<ClaimedDocument[]>`${keptAs(name)}
    WITH RECURSIVE under_way AS MATERIALIZED (
      SELECT "teamId", "batchId", count(*) AS amount, count(*) FILTER (WHERE status = 'QUEUED') AS queued
      FROM "Document" WHERE status IN ('QUEUED', 'RUNNING') GROUP BY "teamId", "batchId"
    ), room AS MATERIALIZED (
      SELECT greatest(0, ${room})::int AS places
    ), team AS (
      (SELECT d."teamId" FROM "Document" d, room
       WHERE room.places > 0 AND d.status = 'PENDING' AND d."deletedAt" IS NULL
       ORDER BY d."teamId" LIMIT 1)
      UNION ALL
      SELECT next."teamId" FROM team CROSS JOIN LATERAL (
        SELECT d."teamId" FROM "Document" d
        WHERE d.status = 'PENDING' AND d."deletedAt" IS NULL AND d."teamId" > team."teamId"
        ORDER BY d."teamId" LIMIT 1
      ) next
    ), batch AS (
      SELECT first.* FROM team CROSS JOIN LATERAL (
        SELECT d."teamId", d."batchId" FROM "Document" d
        WHERE d.status = 'PENDING' AND d."deletedAt" IS NULL AND d."teamId" = team."teamId"
        ORDER BY d."batchId" LIMIT 1
      ) first
      WHERE first."batchId" IS NOT NULL
      UNION ALL
      SELECT next.* FROM batch CROSS JOIN LATERAL (
        SELECT d."teamId", d."batchId" FROM "Document" d
        WHERE d.status = 'PENDING' AND d."deletedAt" IS NULL AND d."teamId" = batch."teamId"
          AND d."batchId" > batch."batchId"
        ORDER BY d."batchId" LIMIT 1
      ) next
    ), lane AS MATERIALIZED (
      SELECT lane.*, coalesce(u.amount, 0) AS "underWay",
             (SELECT coalesce(sum(u.amount), 0) FROM under_way u WHERE u."teamId" = lane."teamId") AS "teamUnderWay"
      FROM (
        SELECT b."teamId", b."batchId" FROM batch b JOIN "Batch" kept ON kept.id = b."batchId"
        WHERE kept."pausedAt" IS NULL
        UNION ALL
        SELECT "teamId", NULL FROM team
      ) lane LEFT JOIN under_way u
        ON u."teamId" = lane."teamId" AND u."batchId" IS NOT DISTINCT FROM lane."batchId"
    ), first AS MATERIALIZED (
      SELECT lane.*, d."createdAt", d.id FROM lane CROSS JOIN LATERAL (${firstOfLane(Prisma.sql`1`)}) d
    ), near AS (
      SELECT "teamId" FROM (
        SELECT DISTINCT ON ("teamId") * FROM first ORDER BY "teamId", "underWay", "createdAt", id
      ) first ORDER BY "teamUnderWay", "createdAt", id LIMIT (SELECT places FROM room)
    ), in_batch AS (
      SELECT f."teamId", f."teamUnderWay", d."createdAt", d.id,
             f."underWay" + row_number() OVER (PARTITION BY f."teamId", f."batchId" ORDER BY d."createdAt", d.id) AS turn
      FROM near JOIN first f USING ("teamId")
      CROSS JOIN LATERAL (${firstOfLane(Prisma.sql`(SELECT places FROM room)`, Prisma.sql`f`)}) d
    ), in_team AS (
      SELECT id, "createdAt",
             "teamUnderWay" + row_number() OVER (PARTITION BY "teamId" ORDER BY turn, "createdAt", id) AS turn
      FROM in_batch
    ), next AS MATERIALIZED (
      SELECT id FROM in_team ORDER BY turn, "createdAt", id LIMIT (SELECT places FROM room)
    ), chosen AS (
      SELECT d.id FROM next JOIN "Document" d USING (id) WHERE d.status = 'PENDING' FOR UPDATE OF d SKIP LOCKED
    )
    UPDATE "Document" d SET status = 'QUEUED', "queuedAt" = now()
    FROM chosen WHERE d.id = chosen.id
    RETURNING d.id, d.attempt`;
  });
}

/** The next documents of a batch, or of those without one: two lookups, because no index is walked by IS NOT DISTINCT. */
function firstOfLane(limit: Prisma.Sql, lane: Prisma.Sql = Prisma.sql`lane`): Prisma.Sql {
  const next = (ofBatch: Prisma.Sql) => Prisma.sql`(
    SELECT d."createdAt", d.id FROM "Document" d
    WHERE d.status = 'PENDING' AND d."deletedAt" IS NULL AND d."teamId" = ${lane}."teamId" AND ${ofBatch}
      AND (d."notBefore" IS NULL OR d."notBefore" <= now())
    ORDER BY d."batchId", d."createdAt", d.id LIMIT ${limit})`;
  return Prisma.sql`
    ${next(Prisma.sql`d."batchId" = ${lane}."batchId"`)}
    UNION ALL
    ${next(Prisma.sql`${lane}."batchId" IS NULL AND d."batchId" IS NULL`)}`;
}

/** Gives documents back that could not be put on the queue. */
export async function unclaimDocuments(database: Database, ids: string[]): Promise<void> {
  await database.document.updateMany({
    where: { id: { in: ids }, status: 'QUEUED' },
    data: { status: 'PENDING' },
  });
}
