import type { QueueStatus } from '@gemmavision/domain/documents';
import type { Database, Transaction } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { getWorkerStrength } from '../processing/index.ts';

const windowMinutes = 15;

interface Counts {
  pending: number;
  queued: number;
  running: number;
  oldestWaitingSeconds: number | null;
  done: number;
  failed: number;
  rejected: number;
}

/**
 * How does the team’s queue stand? All times are the database’s. Copies of a document are left out: nobody reads them.
 * A document that was never taken waits since its upload, another since it was last put in line.
 */
export async function getQueueStatus(database: Database, teamId: string): Promise<QueueStatus> {
  const [counts, workers] = await Promise.all([
    inTeam(database, teamId, (transaction) => countUnfinishedAndRecent(transaction, teamId)),
    getWorkerStrength(database),
  ]);
  const { pending, queued, running, oldestWaitingSeconds, done, failed, rejected } = counts;
  return {
    pending,
    queued,
    running,
    // A retry is put in line on the clock of the api, which may be ahead.
    oldestWaitingSeconds: oldestWaitingSeconds === null ? null : Math.max(0, oldestWaitingSeconds),
    lastQuarterHour: {
      done,
      failed,
      rejected,
      documentsPerMinute: (done + failed + rejected) / windowMinutes,
    },
    workers: {
      alive: workers.alive,
      places: workers.places,
      lastSeenAt: workers.lastSeenAt?.toISOString() ?? null,
    },
  };
}

/** Two short index scans instead of one over everything the team ever uploaded: people look every few seconds. */
async function countUnfinishedAndRecent(transaction: Transaction, teamId: string): Promise<Counts> {
  const [row] = await transaction.$queryRaw<Counts[]>`
    WITH unfinished AS (
      SELECT status, CASE WHEN attempt = 0 THEN "createdAt" ELSE greatest("createdAt", "queuedAt") END AS "inLineAt"
      FROM "Document"
      WHERE status IN ('PENDING', 'QUEUED', 'RUNNING') AND "teamId" = ${teamId} AND "duplicateOfId" IS NULL
    ), recent AS (
      SELECT status FROM "Document"
      WHERE "teamId" = ${teamId} AND "finishedAt" > now() - ${windowMinutes} * interval '1 minute'
        AND "duplicateOfId" IS NULL
    )
    SELECT * FROM (
      SELECT (count(*) FILTER (WHERE status = 'PENDING'))::int AS pending,
             (count(*) FILTER (WHERE status = 'QUEUED'))::int AS queued,
             (count(*) FILTER (WHERE status = 'RUNNING'))::int AS running,
             extract(epoch FROM now() - min("inLineAt") FILTER (WHERE status <> 'RUNNING'))::float8
               AS "oldestWaitingSeconds"
      FROM unfinished
    ) AS waiting, (
      SELECT (count(*) FILTER (WHERE status = 'DONE'))::int AS done,
             (count(*) FILTER (WHERE status = 'FAILED'))::int AS failed,
             (count(*) FILTER (WHERE status = 'REJECTED'))::int AS rejected
      FROM recent
    ) AS ended`;
  if (!row) throw new Error('counting the queue gave no row');
  return row;
}
