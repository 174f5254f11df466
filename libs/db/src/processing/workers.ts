import type { Database } from '../client.ts';

export interface WorkerSign {
  id: string;
  hostName: string;
  version: string;
  concurrency: number;
  residentBytes: number;
}

/** A worker without a sign for so long is taken to be gone. */
const silentMilliseconds = 15_000;

/** A sign of life, on the database’s clock. */
export async function signOfLife(database: Database, sign: WorkerSign): Promise<void> {
  await database.$executeRaw`
    INSERT INTO "Worker" (id, "hostName", version, concurrency, "residentBytes")
    VALUES (${sign.id}, ${sign.hostName}, ${sign.version}, ${sign.concurrency}, ${sign.residentBytes})
    ON CONFLICT (id) DO UPDATE SET "seenAt" = now(), "residentBytes" = EXCLUDED."residentBytes"`;
}

/** The worker leaves. Rows of those that died without saying so go with it after an hour. */
export async function removeWorker(database: Database, id: string): Promise<void> {
  await database.$executeRaw`DELETE FROM "Worker" WHERE id = ${id} OR "seenAt" < now() - interval '1 hour'`;
}

/** How many workers are alive. */
export async function countLiveWorkers(database: Database): Promise<number> {
  const [row] = await database.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM "Worker" WHERE "seenAt" > now() - ${silentMilliseconds} * interval '1 millisecond'`;
  return Number(row?.count ?? 0);
}
