import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { claimForQueue, unclaimDocuments } from '@gemmavision/db/processing';
import type { JobSender } from '@gemmavision/queue';
import type { processDocument, JobDefinition } from '@gemmavision/queue/definitions';

type ProcessPayload = typeof processDocument extends JobDefinition<infer Payload> ? Payload : never;

export interface DispatcherDependencies {
  database: Database;
  sender: JobSender<ProcessPayload>;
  logger: Logger;
  /** How many documents this worker reads at a time. */
  places: number;
}

export interface Dispatcher {
  /** Hands out what waits. Calls that come while it runs are one more run, not many. */
  run(): Promise<void>;
  /** Says that a job has left the queue. Once they are as many as the places, half of the queue is empty: time to hand out. */
  noteTaken(): void;
}

/** Moves documents from the table to the queue, fairly by team (see claimForQueue). */
export function createDispatcher(dependencies: DispatcherDependencies): Dispatcher {
  let running: Promise<void> | undefined;
  let again = false;
  let takenSince = 0;
  const loop = async () => {
    do {
      again = false;
      takenSince = 0;
      await dispatch(dependencies);
    } while (again || isRoomMade());
  };
  const isRoomMade = () => takenSince >= dependencies.places;
  const run = () => {
    if (running) again = true;
    else running = loop().finally(() => (running = undefined));
    return running;
  };
  return {
    run,
    noteTaken: () => {
      takenSince++;
      // What goes wrong here is tried again by the look of each second.
      if (!running && isRoomMade()) void run().catch(() => undefined);
    },
  };
}

async function dispatch({ database, sender, logger, places }: DispatcherDependencies): Promise<void> {
  const claimed = await claimForQueue(database, places);
  if (claimed.length === 0) return;
  try {
    await sender.sendAll(claimed.map(({ id, attempt }) => ({ documentId: id, attempt })));
  } catch {
    await unclaimDocuments(
      database,
      claimed.map(({ id }) => id),
    );
    logger.warn({ documents: claimed.length }, 'the queue took no jobs; trying again in a second');
  }
}
