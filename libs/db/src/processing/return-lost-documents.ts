import { documentReasons } from '@gemmavision/domain/documents';
import { asOwner } from '../as-owner.ts';
import { appendAuditEvents } from '../audit/index.ts';
import type { Database } from '../client.ts';
import { inAllTeams } from '../in-team.ts';
import { announceEndedDocuments } from '../webhooks/announce.ts';
import { maxAttemptsInRow } from './finish-attempt.ts';

/** A job that nobody took for so long is taken to be lost with its queue. Handing it out twice does no harm. */
const lostInQueueMilliseconds = 30_000;

interface GivenUp {
  id: string;
  teamId: string;
  attempt: number;
}

/**
 * Brings back what fell out of a worker’s hands: expired leases and jobs that the queue lost become PENDING again;
 * a document whose worker died three times in a row is FAILED. Safe to run in many workers at once.
 */
export async function returnLostDocuments(database: Database): Promise<{ returned: number; failed: number }> {
  const lost = await findLost(database);
  // Nearly always, and asked every second by every worker.
  if (lost.length === 0) return { returned: 0, failed: 0 };
  const failed = await giveUpHopeless(database, lost);
  // After a pause of chance: should one of those that a worker held have killed it, they part before the next attempt.
  const returned = await database.$executeRaw`
    UPDATE "Document" SET status = 'PENDING', "leaseOwner" = NULL, "leaseExpiresAt" = NULL,
      "notBefore" = CASE WHEN status = 'RUNNING' THEN now() + (0.5 + random()) * interval '1 second' END
    WHERE id = ANY(${lost}) AND (
      (status = 'RUNNING' AND "leaseExpiresAt" < now() AND "attemptsInRow" < ${maxAttemptsInRow - 1})
      OR (status = 'QUEUED' AND "queuedAt" < now() - ${lostInQueueMilliseconds} * interval '1 millisecond'))`;
  return { returned: returned + (await returnToLastAttempt(database, lost)), failed };
}

/** Whoever is lost now, of what is under way: found in an index of that alone, however many documents there are. */
async function findLost(database: Database): Promise<string[]> {
  const rows = await asOwner(
    database,
    (transaction) => transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Document"
      WHERE status IN ('QUEUED', 'RUNNING') AND "deletedAt" IS NULL AND (
        (status = 'RUNNING' AND "leaseExpiresAt" < now())
        OR (status = 'QUEUED' AND "queuedAt" < now() - ${lostInQueueMilliseconds} * interval '1 millisecond'))`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Documents whose worker died twice get their last attempt one after the other: so the one among them that kills its
 * worker does not take with it those that were read beside it, twice by accident.
 */
async function returnToLastAttempt(database: Database, lost: readonly string[]): Promise<number> {
  return inAllTeams(database, async (transaction) => {
    const [first] = await transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Document"
      WHERE id = ANY(${lost}) AND status = 'RUNNING' AND "leaseExpiresAt" < now()
        AND "attemptsInRow" = ${maxAttemptsInRow - 1}
      ORDER BY "leaseExpiresAt", id LIMIT 1`;
    if (!first) return 0;
    // One that waits for longer than a minute (its batch rests, or there is much before it) is not waited for.
    return transaction.$executeRaw`
      UPDATE "Document" SET status = 'PENDING', "leaseOwner" = NULL, "leaseExpiresAt" = NULL, "notBefore" = now()
      WHERE id = ${first.id} AND status = 'RUNNING' AND "leaseExpiresAt" < now()
        AND pg_try_advisory_xact_lock(hashtextextended('last attempt', 0))
        AND NOT EXISTS (
          SELECT FROM "Document"
          WHERE (status = 'RUNNING' AND "attemptsInRow" = ${maxAttemptsInRow} AND "leaseExpiresAt" >= now())
             OR (status = 'PENDING' AND "attemptsInRow" = ${maxAttemptsInRow - 1}
                 AND "notBefore" > now() - interval '1 minute')
             OR (status = 'QUEUED' AND "attemptsInRow" = ${maxAttemptsInRow - 1})
        )`;
  });
}

async function giveUpHopeless(database: Database, lost: readonly string[]): Promise<number> {
  return inAllTeams(database, async (transaction) => {
    const givenUp = await transaction.$queryRaw<GivenUp[]>`
      WITH given_up AS (
        UPDATE "Document" SET status = 'FAILED', "leaseOwner" = NULL, "leaseExpiresAt" = NULL, "progressStage" = NULL,
          "finishedAt" = now(), "reasonCode" = 'stopped_unexpectedly',
          "reasonMessage" = ${documentReasons.stopped_unexpectedly}
        WHERE id = ANY(${lost}) AND status = 'RUNNING' AND "leaseExpiresAt" < now()
          AND "attemptsInRow" >= ${maxAttemptsInRow}
        RETURNING id, "teamId", attempt, status, "reasonCode", "reasonMessage"
      ), copies AS (
        UPDATE "Document" d SET
          status = g.status, "reasonCode" = g."reasonCode", "reasonMessage" = g."reasonMessage"
        FROM given_up g WHERE d."duplicateOfId" = g.id
      )
      SELECT id, "teamId", attempt FROM given_up`;
    // In one order of teams in every worker, so that none waits in a circle for the chains.
    for (const { id, teamId, attempt } of givenUp.toSorted((a, b) => (a.teamId < b.teamId ? -1 : 1))) {
      await announceEndedDocuments(transaction, teamId, [id]);
      const details = { status: 'FAILED', reason: 'stopped_unexpectedly', attempt };
      await appendAuditEvents(transaction, { teamId, userId: null }, [
        { action: 'document.finished', subject: id, details },
      ]);
    }
    return givenUp.length;
  });
}
