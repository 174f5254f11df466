import { Queue, Worker, type Job } from 'bullmq';
import type { JobDefinition } from './definitions/index.ts';
import { createLastingPostgresBackend } from './postgres-backend.ts';

/** Where the jobs live: Redis when there is an address for it, else the database that is there anyway. */
export type QueueStore =
  | {
      kind: 'redis';
      url: string;
      /** Begins every key, so that several portals can share a Redis. */
      prefix: string;
    }
  | { kind: 'postgres'; url: string };

/** The one decision between the two stores. */
export function chooseQueueStore(addresses: {
  redisUrl?: string;
  queuePrefix: string;
  databaseUrl: string;
}): QueueStore {
  return addresses.redisUrl
    ? { kind: 'redis', url: addresses.redisUrl, prefix: addresses.queuePrefix }
    : { kind: 'postgres', url: addresses.databaseUrl };
}

/** Jobs of one kind in the store. One that has ended is gone from it. */
export interface QueueCounts {
  waiting: number;
  active: number;
  /** Not before their time. */
  delayed: number;
}

/** Puts jobs of one kind on the queue. */
export interface JobSender<Payload> {
  /** Resolves when the store has the job. Rejects when the store does not answer within two seconds. */
  send(payload: Payload): Promise<void>;
  /** Sends several at once. Rejects as `send` does; how many of them the store has then is not known. */
  sendAll(payloads: readonly Payload[]): Promise<void>;
  /** Jobs that wait or are being worked on. */
  countUnfinished(): Promise<number>;
  /** How many jobs the store holds, by state; what they carry stays there. */
  countByState(): Promise<QueueCounts>;
  close(): Promise<void>;
}

/** Receives jobs of one kind. */
export interface JobReceiver {
  /** Stops taking jobs, waits for those under way. */
  close(): Promise<void>;
}

const sendTimeoutMilliseconds = 2_000;

/** A sender fails fast (an upload must not hang on a queue that is down); a receiver keeps trying for ever. */
function redisConnection(url: string, role: 'sender' | 'receiver') {
  return role === 'sender'
    ? { url, maxRetriesPerRequest: 1, connectTimeout: sendTimeoutMilliseconds }
    : { url, maxRetriesPerRequest: null };
}

/** A sender for this kind of job on this store. `onError` hears of lost connections. */
export function createSender<Payload>(
  store: QueueStore,
  definition: JobDefinition<Payload>,
  onError: (error: Error) => void,
): JobSender<Payload> {
  const defaultJobOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 };
  const queue =
    store.kind === 'redis'
      ? new Queue(definition.queue, {
          connection: redisConnection(store.url, 'sender'),
          prefix: store.prefix,
          defaultJobOptions,
          // Asking the server for its version is the one command of the start; should it fail, BullMQ never tries
          // again, and a sender that was made while the store was down would stay useless. Receivers do ask.
          skipWaitingForReady: true,
          skipVersionCheck: true,
        })
      : new Queue(
          definition.queue,
          { connection: store.url, defaultJobOptions },
          createLastingPostgresBackend,
        );
  queue.on('error', onError);

  async function countByState(): Promise<QueueCounts> {
    const counts = await within(
      sendTimeoutMilliseconds,
      queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized'),
    );
    const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
    return { waiting: waiting + prioritized, active, delayed };
  }

  return {
    send: (payload) =>
      within(
        sendTimeoutMilliseconds,
        queue.add(definition.name, payload, { jobId: definition.jobId(payload) }),
      ).then(() => undefined),
    sendAll: async (payloads) => {
      const jobs = payloads.map((payload) => ({
        name: definition.name,
        data: payload,
        opts: { jobId: definition.jobId(payload) },
      }));
      const [first, ...others] = jobs;
      if (first === undefined) return;
      // Many at once cost PostgreSQL two tables, for the statement alone.
      const sent = others.length === 0 ? queue.add(first.name, first.data, first.opts) : queue.addBulk(jobs);
      await within<unknown>(sendTimeoutMilliseconds, sent);
    },
    countUnfinished: async () => {
      const { waiting, active, delayed } = await countByState();
      return waiting + active + delayed;
    },
    countByState,
    // While the store is down, closing would wait for it to come back.
    close: () => within(sendTimeoutMilliseconds, queue.close()).catch(() => queue.disconnect()),
  };
}

/**
 * Calls `handle` for each job of this kind. A payload that does not fit its schema is an error of ours and is
 * dropped with a word to `onError`; so is whatever `handle` throws: the row in the database decides what comes next.
 */
export function createReceiver<Payload>(
  store: QueueStore,
  definition: JobDefinition<Payload>,
  handle: (payload: Payload) => Promise<void>,
  options: { concurrency: number; onError: (error: Error) => void },
): JobReceiver {
  const processor = async (job: Job) => handle(definition.payload.parse(job.data));
  const workerOptions = {
    concurrency: options.concurrency,
    maxStalledCount: 0,
    stalledInterval: 5_000,
    lockDuration: 15_000,
  };
  const worker =
    store.kind === 'redis'
      ? new Worker(definition.queue, processor, {
          connection: redisConnection(store.url, 'receiver'),
          prefix: store.prefix,
          ...workerOptions,
        })
      : new Worker(
          definition.queue,
          processor,
          { connection: store.url, ...workerOptions },
          createLastingPostgresBackend,
        );
  worker.on('error', options.onError);
  worker.on('failed', (_job, error) => options.onError(error));
  return { close: () => worker.close() };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the queue did not answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
