import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { checkDatabase, type Database } from '@gemmavision/db';
import { countLiveWorkers } from '@gemmavision/db/processing';
import type { JobSender } from '@gemmavision/queue';
import type { ObjectStorage } from '@gemmavision/storage';

export interface ReadinessDependencies {
  database: Database;
  storage: ObjectStorage;
  queue: JobSender<unknown>;
  logger: Logger;
}

type Check = { ok: true } | { ok: false; detail: string };

/** Whoever asks wants to know now: what answers later does not count as there. */
const patienceMilliseconds = 2_500;

/**
 * Asks everything that the portal stands on. `ok` when documents can be accepted: the queue and the workers are
 * reported, but uploads do not wait for them.
 */
export async function checkReadiness({ database, storage, queue, logger }: ReadinessDependencies) {
  const [databaseState, storageState, queueState, workers] = await Promise.all([
    checked('database', () => checkDatabase(database)),
    checked('storage', () => storage.check()),
    checked('queue', () => queue.countUnfinished()),
    within(countLiveWorkers(database)).catch(() => 0),
  ]);
  return {
    ok: databaseState.ok && storageState.ok,
    database: databaseState,
    storage: storageState,
    queue: queueState,
    workers,
  };

  /** Anybody may ask: addresses, folders and names are for the log alone. */
  async function checked(what: string, check: () => Promise<unknown>): Promise<Check> {
    try {
      await within(check());
      return { ok: true };
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      logger.warn({ [what]: cause }, 'not ready');
      return { ok: false, detail: `The ${what} does not answer as it should; the log of the api says why.` };
    }
  }
}

async function within<T>(work: Promise<T>): Promise<T> {
  const late = new AbortController();
  const limit = sleep(patienceMilliseconds, undefined, { signal: late.signal }).then(() => {
    throw new Error(`no answer within ${patienceMilliseconds} ms`);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    late.abort();
    limit.catch(() => undefined);
  }
}
