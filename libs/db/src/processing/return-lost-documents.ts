import { documentReasons } from '@gemmavision/domain/documents';
import type { Database } from '../client.ts';
import { maxAttemptsInRow } from './finish-attempt.ts';

/** A job that nobody took for so long is taken to be lost with its queue. Handing it out twice does no harm. */
const lostInQueueMilliseconds = 30_000;

/**
 * Brings back what fell out of a worker’s hands: expired leases and jobs that the queue lost become PENDING again;
 * a document whose worker died three times in a row is FAILED. Safe to run in many workers at once.
 */
export async function returnLostDocuments(database: Database): Promise<{ returned: number; failed: number }> {
  const failed = await database.$executeRaw`
    WITH given_up AS (
      UPDATE "Document" SET status = 'FAILED', "leaseOwner" = NULL, "leaseExpiresAt" = NULL, "progressStage" = NULL,
        "finishedAt" = now(), "reasonCode" = 'stopped_unexpectedly',
        "reasonMessage" = ${documentReasons.stopped_unexpectedly}
      WHERE status = 'RUNNING' AND "leaseExpiresAt" < now() AND "attemptsInRow" >= ${maxAttemptsInRow}
      RETURNING id, "teamId", attempt, status, "reasonCode", "reasonMessage"
    ), copies AS (
      UPDATE "Document" d SET
        status = g.status, "reasonCode" = g."reasonCode", "reasonMessage" = g."reasonMessage"
      FROM given_up g WHERE d."duplicateOfId" = g.id
    )
    INSERT INTO "AuditEvent" ("teamId", action, subject, details)
    SELECT "teamId", 'document.finished', id,
      jsonb_build_object('status', 'FAILED', 'reason', 'stopped_unexpectedly', 'attempt', attempt)
    FROM given_up`;
  const returned = await database.$executeRaw`
    UPDATE "Document" SET status = 'PENDING', "leaseOwner" = NULL, "leaseExpiresAt" = NULL
    WHERE (status = 'RUNNING' AND "leaseExpiresAt" < now())
       OR (status = 'QUEUED' AND "queuedAt" < now() - ${lostInQueueMilliseconds} * interval '1 millisecond')`;
  return { returned, failed };
}
