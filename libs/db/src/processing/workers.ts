import { asOwner } from '../as-owner.ts';
import type { Database } from '../client.ts';

export interface WorkerSign {
  id: string;
  hostName: string;
  version: string;
  concurrency: number;
  residentBytes: number;
  /** Languages whose Tesseract models it has. */
  ocrLanguages: string[];
}

/** A worker without a sign for so long is taken to be gone. */
export const silentMilliseconds = 15_000;

/** A sign of life, on the database’s clock. */
export async function signOfLife(database: Database, sign: WorkerSign): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "Worker" (id, "hostName", version, concurrency, "residentBytes", "ocrLanguages")
    VALUES (${sign.id}, ${sign.hostName}, ${sign.version}, ${sign.concurrency}, ${sign.residentBytes},
      ${sign.ocrLanguages})
    ON CONFLICT (id) DO UPDATE SET "seenAt" = now(), "residentBytes" = EXCLUDED."residentBytes",
      "ocrLanguages" = EXCLUDED."ocrLanguages"`;
}

/** The worker leaves. Rows of those that died without saying so go with it after an hour. */
export async function removeWorker(database: Database, id: string): Promise<void> {
  await database.$executeRaw`DELETE FROM "Worker" WHERE id = ${id} OR "seenAt" < now() - interval '1 hour'`;
}

/** A worker as its last sign said, and what it reads now. */
export interface WorkerState extends Omit<WorkerSign, 'ocrLanguages'> {
  startedAt: Date;
  seenAt: Date;
  isAlive: boolean;
  documents: number;
}

/** Every worker that did not say good-bye, those that live first. */
export async function findWorkers(database: Database): Promise<WorkerState[]> {
  const rows = await asOwner(
    database,
    (transaction) => transaction.$queryRaw<
      (Omit<WorkerState, 'residentBytes'> & { residentBytes: bigint })[]
    >`
      WITH reading AS (
        SELECT "leaseOwner", count(*)::int AS documents FROM "Document"
        WHERE status IN ('QUEUED', 'RUNNING') AND status = 'RUNNING' AND "deletedAt" IS NULL
        GROUP BY "leaseOwner"
      )
      SELECT w.id, w."hostName", w.version, w.concurrency, w."residentBytes", w."startedAt", w."seenAt",
             w."seenAt" > now() - ${silentMilliseconds} * interval '1 millisecond' AS "isAlive",
             coalesce(r.documents, 0) AS documents
      FROM "Worker" w LEFT JOIN reading r ON r."leaseOwner" = w.id
      ORDER BY "isAlive" DESC, w."startedAt", w.id`,
  );
  return rows.map(({ residentBytes, ...worker }) => ({ ...worker, residentBytes: Number(residentBytes) }));
}

/** How many workers are alive. */
export async function countLiveWorkers(database: Database): Promise<number> {
  return (await getWorkerStrength(database)).alive;
}

/** How many workers are alive, how many documents they read at a time, and when the last of any gave a sign. */
export async function getWorkerStrength(
  database: Database,
): Promise<{ alive: number; places: number; lastSeenAt: Date | null }> {
  const [row] = await database.$queryRaw<{ alive: number; places: number; lastSeenAt: Date | null }[]>`
    SELECT (count(*) FILTER (WHERE is_alive))::int AS alive,
           coalesce(sum(concurrency) FILTER (WHERE is_alive), 0)::int AS places,
           max("seenAt") AS "lastSeenAt"
    FROM (
      SELECT *, "seenAt" > now() - ${silentMilliseconds} * interval '1 millisecond' AS is_alive FROM "Worker"
    ) AS workers`;
  return row ?? { alive: 0, places: 0, lastSeenAt: null };
}
