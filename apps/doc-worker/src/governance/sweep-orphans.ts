import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { findOrphans, takeSweepTurn, type FileOwner } from '@gemmavision/db/governance';
import { documentPrefix, type ObjectStorage } from '@gemmavision/storage';

interface Dependencies {
  database: Database;
  storage: ObjectStorage;
  logger: Logger;
  /** Aborted when the worker must go now: the rest waits for another run. */
  giveUp: AbortSignal;
}

/** So many files are looked at in one run; the next goes on where it ended. */
const filesPerRun = 20_000;
const ownersAtATime = 500;
const longestRunMilliseconds = 10 * 60_000;
const root = 'documents/';

/**
 * Removes the files of documents that have no row: of an api that died between the file and the row, of a deletion
 * whose storage failed half way. An upload that goes on now has no row yet either, so files go only when they had none
 * in the run before, too: call it once an hour, and nothing younger is touched. One worker at a time.
 */
export function createOrphanSweep(
  { database, storage, logger, giveUp }: Dependencies,
  mostFiles = filesPerRun,
): () => Promise<void> {
  let suspects: FileOwner[] = [];
  let after: string | undefined;

  async function removeSuspects(): Promise<void> {
    for (const { teamId, documentId } of await findOrphans(database, suspects)) {
      await storage.removePrefix(documentPrefix(teamId, documentId));
      logger.warn({ document: documentId }, 'files without a document removed');
    }
    suspects = [];
  }

  async function lookForSuspects(): Promise<void> {
    let files = 0;
    let owners = new Map<string, FileOwner>();
    const look = async () => {
      suspects.push(...(await findOrphans(database, [...owners.values()])));
      owners = new Map();
    };
    for await (const { key } of storage.list(root, after)) {
      files++;
      after = key;
      const [, teamId, documentId, ...rest] = key.split('/');
      if (teamId !== undefined && documentId !== undefined && rest.length > 0) {
        owners.set(documentId, { teamId, documentId });
        if (owners.size === ownersAtATime) await look();
      }
      if (files === mostFiles || giveUp.aborted) break;
    }
    await look();
    if (files < mostFiles) after = undefined;
  }

  return async () => {
    await takeSweepTurn(
      database,
      async () => {
        await removeSuspects();
        await lookForSuspects();
      },
      longestRunMilliseconds,
    );
  };
}
