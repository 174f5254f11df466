import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { claimPendingDocuments, countQueuedDocuments, unclaimDocuments } from '@gemmavision/db/processing';
import type { JobSender } from '@gemmavision/queue';
import type { processDocument, JobDefinition } from '@gemmavision/queue/definitions';

type ProcessPayload = typeof processDocument extends JobDefinition<infer Payload> ? Payload : never;

export interface DispatcherDependencies {
  database: Database;
  sender: JobSender<ProcessPayload>;
  logger: Logger;
  /** The queue holds at most so many documents, so that who comes next is decided late and fairly. */
  mostQueued: number;
}

export interface Dispatcher {
  /** Hands out what waits. Calls that come while it runs are one more run, not many. */
  run(): Promise<void>;
}

/** Moves documents from the table to the queue, fairly by team (see claimPendingDocuments). */
export function createDispatcher(dependencies: DispatcherDependencies): Dispatcher {
  let running: Promise<void> | undefined;
  let again = false;
  const loop = async () => {
    do {
      again = false;
      await dispatch(dependencies);
    } while (again);
  };
  return {
    run: () => {
      if (running) again = true;
      else running = loop().finally(() => (running = undefined));
      return running;
    },
  };
}

async function dispatch({ database, sender, logger, mostQueued }: DispatcherDependencies): Promise<void> {
  const room = mostQueued - (await countQueuedDocuments(database));
  if (room <= 0) return;
  const claimed = await claimPendingDocuments(database, room);
  const sent = await Promise.allSettled(
    claimed.map(({ id, attempt }) => sender.send({ documentId: id, attempt })),
  );
  const unsent = claimed.filter((_, index) => sent[index]?.status === 'rejected').map(({ id }) => id);
  if (unsent.length === 0) return;
  await unclaimDocuments(database, unsent);
  logger.warn({ documents: unsent.length }, 'the queue took no jobs; trying again in a second');
}
