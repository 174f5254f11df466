import { appendAuditEvents } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import type { Batch } from '../generated/client.ts';
import { inAllTeams } from '../in-team.ts';
import { announceEndedBatches } from '../webhooks/announce.ts';
import { hasUnfinished } from './unfinished.ts';

/** So many in one transaction, so that it stays short. */
const mostAtOnce = 50;

/** A batch into which nothing came for so long is complete, also where nobody said so. */
const idleHours = 24;

/**
 * Writes down that sealed batches have ended whose last document has. In every worker, again and again: each end is
 * written once, by one of them, with all that follows from it in the same transaction. Gives the ids.
 */
export async function endBatches(database: Database): Promise<string[]> {
  return inAllTeams(database, async (transaction) => {
    const candidates = await transaction.$queryRaw<{ id: string }[]>`
      SELECT b.id FROM "Batch" b
      WHERE b."endedAt" IS NULL AND b."sealedAt" IS NOT NULL AND NOT ${hasUnfinished}
      ORDER BY b."teamId", b.id LIMIT ${mostAtOnce} FOR UPDATE OF b SKIP LOCKED`;
    if (candidates.length === 0) return [];
    // Looked at again under the lock: a document may have been put in line again just before it was taken.
    const ended = await transaction.$queryRaw<Batch[]>`
      UPDATE "Batch" b SET "endedAt" = now()
      WHERE b.id = ANY(${candidates.map(({ id }) => id)}) AND b."endedAt" IS NULL AND b."sealedAt" IS NOT NULL
        AND NOT ${hasUnfinished}
      RETURNING b.*`;
    await tell(transaction, ended);
    return ended.map(({ id }) => id);
  });
}

async function tell(transaction: Transaction, ended: readonly Batch[]): Promise<void> {
  await announceEndedBatches(
    transaction,
    ended.map(({ id }) => id),
  );
  // In one order of teams in every worker, so that none waits in a circle for the chains.
  for (const { id, teamId, cancelledAt } of ended.toSorted((a, b) => (a.teamId < b.teamId ? -1 : 1))) {
    const details = { state: cancelledAt === null ? 'ended' : 'cancelled' };
    await appendAuditEvents(transaction, { teamId, userId: null }, [
      { action: 'batch.ended', subject: id, details },
    ]);
  }
}

/** Seals batches that nobody sealed and into which nothing came for a day. Gives the ids. */
export async function sealIdleBatches(database: Database): Promise<string[]> {
  return inAllTeams(database, async (transaction) => {
    const sealed = await transaction.$queryRaw<{ id: string; teamId: string }[]>`
      WITH idle AS (
        SELECT b.id FROM "Batch" b
        WHERE b."endedAt" IS NULL AND b."sealedAt" IS NULL
          AND b."createdAt" < now() - ${idleHours} * interval '1 hour'
          AND NOT EXISTS (
            SELECT FROM "Document" d
            WHERE d."batchId" = b.id AND d."createdAt" > now() - ${idleHours} * interval '1 hour'
          )
          AND NOT EXISTS (
            SELECT FROM "Archive" a WHERE a."batchId" = b.id AND (
              a.status IN ('PENDING', 'RUNNING') OR a."finishedAt" > now() - ${idleHours} * interval '1 hour'
            )
          )
        ORDER BY b."teamId", b.id LIMIT ${mostAtOnce} FOR UPDATE OF b SKIP LOCKED
      )
      UPDATE "Batch" b SET "sealedAt" = now() FROM idle WHERE b.id = idle.id
      RETURNING b.id, b."teamId"`;
    for (const { id, teamId } of sealed.toSorted((a, b) => (a.teamId < b.teamId ? -1 : 1))) {
      await appendAuditEvents(transaction, { teamId, userId: null }, [
        { action: 'batch.sealed', subject: id, details: { idleHours } },
      ]);
    }
    return sealed.map(({ id }) => id);
  });
}
