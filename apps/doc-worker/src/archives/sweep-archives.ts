import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { findUnfinishedArchives } from '@gemmavision/db/batches/archives';
import { archiveIdOf, archivesPrefix, type ObjectStorage } from '@gemmavision/storage';

interface Dependencies {
  database: Database;
  storage: ObjectStorage;
  logger: Logger;
}

const idsAtATime = 500;

/**
 * Removes ZIP files that nobody unpacks any more: of archives that ended while the storage was away, of teams that were
 * deleted, of an api that died before it made the row. A file without a row may be getting it right now, so that it goes
 * only when two looks found none.
 */
export function createArchiveSweep({ database, storage, logger }: Dependencies): () => Promise<void> {
  let suspects = new Set<string>();
  return async () => {
    const seen = new Set<string>();
    let keys: string[] = [];
    const look = async () => {
      const needed = await findUnfinishedArchives(database, keys.map(archiveIdOf));
      for (const key of keys.filter((one) => !needed.has(archiveIdOf(one)))) {
        if (!suspects.has(key)) seen.add(key);
        else {
          await storage.remove(key);
          logger.info({ archive: archiveIdOf(key) }, 'file of an ended archive removed');
        }
      }
      keys = [];
    };
    for await (const { key } of storage.list(archivesPrefix)) {
      keys.push(key);
      if (keys.length === idsAtATime) await look();
    }
    if (keys.length > 0) await look();
    suspects = seen;
  };
}
