import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { returnLostDocuments } from '@gemmavision/db/processing';

/** Brings back documents whose worker died or whose job was lost. Runs in every worker; nothing happens twice. */
export async function reconcile(database: Database, logger: Logger): Promise<void> {
  const { returned, failed } = await returnLostDocuments(database);
  if (returned > 0 || failed > 0) logger.warn({ returned, failed }, 'lost documents brought back');
}
