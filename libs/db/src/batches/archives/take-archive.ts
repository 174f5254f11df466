import { archiveReasons, type ArchiveReasonCode } from '@gemmavision/domain/archives';
import type { Database, Transaction } from '../../client.ts';

/** What a worker needs to know of the archive that it is to unpack. */
export interface TakenArchive {
  id: string;
  teamId: string;
  batchId: string;
  /** Whose documents they become; null once the account is gone. */
  uploadedById: string | null;
  storageKey: string;
  /** Guards every write of this worker. */
  attempt: number;
  /** Attempts since something of it was last unpacked, this one counted. */
  attemptsInRow: number;
  /** Files of it that were done with by attempts before. */
  unpacked: number;
}

/** An archive that ended so many workers, without anything unpacked meanwhile, is not given to another one. */
const mostAttempts = 3;

/**
 * Takes an archive that waits, until the lease runs out on the database’s clock; null when none waits. Teams take turns:
 * one that is being served stands behind, and so does an archive that was given back. Safe to run in many workers.
 */
export async function takeArchive(
  database: Database,
  leaseMilliseconds: number,
): Promise<TakenArchive | null> {
  await database.$executeRaw`
    UPDATE "Archive" SET status = 'FAILED', "leaseExpiresAt" = NULL, "finishedAt" = now(),
      "reasonCode" = 'stopped_unexpectedly', "reasonMessage" = ${archiveReasons.stopped_unexpectedly}
    WHERE status = 'RUNNING' AND "leaseExpiresAt" < now() AND "attemptsInRow" >= ${mostAttempts}`;
  const rows = await database.$queryRaw<TakenArchive[]>`
    WITH next AS (
      SELECT id FROM "Archive" a
      WHERE (status = 'PENDING' AND coalesce("notBefore", '-infinity') <= now())
         OR (status = 'RUNNING' AND "leaseExpiresAt" < now())
      ORDER BY (
        SELECT count(*) FROM "Archive" r
        WHERE r."teamId" = a."teamId" AND r.status = 'RUNNING' AND r."leaseExpiresAt" >= now()
      ), coalesce("notBefore", "createdAt"), id
      LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    UPDATE "Archive" a SET status = 'RUNNING', attempt = a.attempt + 1, "attemptsInRow" = a."attemptsInRow" + 1,
      "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond'
    FROM next WHERE a.id = next.id
    RETURNING a.id, a."teamId", a."batchId", a."storageKey", a.attempt, a."attemptsInRow", a.unpacked,
      (SELECT u.id FROM "user" u WHERE u.id = a."uploadedById") AS "uploadedById"`;
  return rows[0] ?? null;
}

/** Prolongs the lease. False when it is no longer ours: cancelled, deleted, or another worker took over. */
export async function renewArchive(
  database: Database,
  { id, attempt }: TakenArchive,
  leaseMilliseconds: number,
): Promise<boolean> {
  const changed = await database.$executeRaw`
    UPDATE "Archive" SET "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond'
    WHERE id = ${id} AND attempt = ${attempt} AND status = 'RUNNING'`;
  return changed === 1;
}

/** Says how many files it holds, once it was opened. */
export async function countArchive(database: Database, taken: TakenArchive, files: number): Promise<void> {
  await change(database, taken, { files });
}

/** Ends it before its end. What was unpacked stays. */
export async function failArchive(
  database: Database,
  taken: TakenArchive,
  reason: { code: ArchiveReasonCode; message: string },
): Promise<void> {
  const ended = { status: 'FAILED', leaseExpiresAt: null, finishedAt: new Date() } as const;
  await change(database, taken, { ...ended, reasonCode: reason.code, reasonMessage: reason.message });
}

/**
 * Gives it back, to be taken again after so many milliseconds. `isAttempt`: whether that counts as one; it does not where
 * the worker has to go.
 */
export async function postponeArchive(
  database: Database,
  { id, attempt }: TakenArchive,
  milliseconds: number,
  isAttempt: boolean,
): Promise<void> {
  await database.$executeRaw`
    UPDATE "Archive" SET status = 'PENDING', "leaseExpiresAt" = NULL,
      "attemptsInRow" = greatest(0, "attemptsInRow" - ${isAttempt ? 0 : 1}),
      "notBefore" = now() + ${milliseconds} * interval '1 millisecond'
    WHERE id = ${id} AND attempt = ${attempt} AND status = 'RUNNING'`;
}

/** Whether an archive of another team waits to be unpacked. */
export async function doOthersWait(database: Database, teamId: string): Promise<boolean> {
  const rows = await database.$queryRaw<unknown[]>`
    SELECT 1 FROM "Archive"
    WHERE status = 'PENDING' AND "teamId" <> ${teamId} AND coalesce("notBefore", '-infinity') <= now() LIMIT 1`;
  return rows.length > 0;
}

/** Of these archives, the ones whose files are still needed: the others ended, or are gone with their team. */
export async function findUnfinishedArchives(
  database: Database,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await database.archive.findMany({
    where: { id: { in: [...ids] }, status: { in: ['PENDING', 'RUNNING'] } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** False when it is no longer ours. */
export async function change(
  database: Pick<Transaction, 'archive'>,
  { id, attempt }: TakenArchive,
  data: Parameters<Database['archive']['updateMany']>[0]['data'],
): Promise<boolean> {
  const { count } = await database.archive.updateMany({ where: { id, attempt, status: 'RUNNING' }, data });
  return count === 1;
}
