import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { deleteDue } from '@gemmavision/db/governance';
import { documentPrefix, type ObjectStorage } from '@gemmavision/storage';

export interface SweepDependencies {
  database: Database;
  storage: ObjectStorage;
  logger: Logger;
}

/**
 * Deletes documents at the end of their retention, and what has rested in the trash long enough. Runs in every worker;
 * nothing happens twice. What the storage would not let go stays a document and is tried again the next time.
 */
export async function deleteDueDocuments({ database, storage, logger }: SweepDependencies): Promise<void> {
  const { deleted, failures } = await deleteDue(database, (teamId, documentId) =>
    storage.removePrefix(documentPrefix(teamId, documentId)),
  );
  for (const { documentId, error } of failures)
    logger.warn({ document: documentId, err: error }, 'not deleted on time; trying again');
  if (deleted > 0) logger.info({ documents: deleted }, 'deleted on time');
}
