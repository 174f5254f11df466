import { checkDatabase, type Database } from '@gemmavision/db';
import { countLiveWorkers } from '@gemmavision/db/processing';
import { checkQueue, type JobSender } from '@gemmavision/queue';
import type { ObjectStorage } from '@gemmavision/storage';

export interface ReadinessDependencies {
  database: Database;
  storage: ObjectStorage;
  queue: JobSender<unknown>;
}

type Check = { ok: true } | { ok: false; detail: string };

/**
 * Asks everything that the portal stands on. `ok` when documents can be accepted: the queue and the workers are
 * reported, but uploads do not wait for them.
 */
export async function checkReadiness({ database, storage, queue }: ReadinessDependencies) {
  const [databaseState, storageState, queueState, workers] = await Promise.all([
    checked(() => checkDatabase(database)),
    checked(() => storage.check()),
    checkQueue(queue),
    countLiveWorkers(database).catch(() => 0),
  ]);
  return {
    ok: databaseState.ok && storageState.ok,
    database: databaseState,
    storage: storageState,
    queue: queueState,
    workers,
  };
}

async function checked(check: () => Promise<void>): Promise<Check> {
  try {
    await check();
    return { ok: true };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
