import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { endBatches, sealIdleBatches } from '@gemmavision/db/batches';

/** Writes down which batches have come to their end. Runs in every worker; nothing happens twice. */
export async function noteEnds(database: Database, logger: Logger): Promise<void> {
  const ended = await endBatches(database);
  if (ended.length > 0) logger.info({ batches: ended }, 'batches ended');
}

/** Seals batches that everybody forgot. Runs in every worker; nothing happens twice. */
export async function sealForgotten(database: Database, logger: Logger): Promise<void> {
  const sealed = await sealIdleBatches(database);
  if (sealed.length > 0) logger.info({ batches: sealed }, 'idle batches sealed');
}
