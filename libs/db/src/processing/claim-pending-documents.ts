import type { Database } from '../client.ts';

export interface ClaimedDocument {
  id: string;
  /** How often a worker has taken it so far. */
  attempt: number;
}

/**
 * Moves up to `limit` documents from PENDING to QUEUED and returns them, fairly: a team’s next document takes its
 * turn behind those of the team that are queued or running already, so that ten thousand documents of one team do
 * not delay the single one of another. Safe to run in many workers at once.
 */
export async function claimPendingDocuments(database: Database, limit: number): Promise<ClaimedDocument[]> {
  return database.$queryRaw<ClaimedDocument[]>`
    WITH under_way AS (
      SELECT "teamId", count(*) AS amount FROM "Document" WHERE status IN ('QUEUED', 'RUNNING') GROUP BY "teamId"
    ), turns AS (
      SELECT d.id,
             row_number() OVER (PARTITION BY d."teamId" ORDER BY d."createdAt", d.id) + coalesce(u.amount, 0) AS turn
      FROM "Document" d LEFT JOIN under_way u USING ("teamId")
      WHERE d.status = 'PENDING' AND (d."notBefore" IS NULL OR d."notBefore" <= now())
    ), chosen AS (
      SELECT d.id FROM "Document" d JOIN turns USING (id)
      WHERE d.status = 'PENDING'
      ORDER BY turns.turn, d."createdAt", d.id
      LIMIT ${limit}
      FOR UPDATE OF d SKIP LOCKED
    )
    UPDATE "Document" d SET status = 'QUEUED', "queuedAt" = now()
    FROM chosen WHERE d.id = chosen.id
    RETURNING d.id, d.attempt`;
}

/** How many documents wait in the queue for a worker. */
export async function countQueuedDocuments(database: Database): Promise<number> {
  return database.document.count({ where: { status: 'QUEUED' } });
}

/** Gives documents back that could not be put on the queue. */
export async function unclaimDocuments(database: Database, ids: string[]): Promise<void> {
  await database.document.updateMany({
    where: { id: { in: ids }, status: 'QUEUED' },
    data: { status: 'PENDING' },
  });
}
