/**
 * The way of a document from waiting to done, on both stores of the queue: claim, job, result, state, audit event and
 * usage are real, only the reading is none. PostgreSQL, the api, the workers and this process share the machine.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '@gemmavision/db';
import { claimPendingDocuments } from '@gemmavision/db/processing';
import type { Measurement } from './measurement.ts';
import { processorSecondsBelow } from './processor-time.ts';
import { startQueuePortal, type QueuePortal } from './queue-portal.ts';

const backlog = 10_000;
/** On a machine that does other things too, it is not waited for the last document. */
const mostSeconds = 60;
/** Reading takes no time here, so that a place waits for the database alone: many of them keep it busy. */
const concurrency = 32;
const limits = { redis: 500, postgres: 250 };
const names = { redis: 'Redis', postgres: 'PostgreSQL' };
const looks = ['/api/documents', '/api/documents/counts', '/api/documents/queue'] as const;

/** Throughput, memory and what people see meanwhile; and what a claim takes. */
export async function measureQueue(): Promise<Measurement[]> {
  const rows: Measurement[] = [];
  for (const store of ['redis', 'postgres'] as const) {
    const portal = await startQueuePortal(store, concurrency);
    try {
      const [one, two] = [await drain(portal, 1), await drain(portal, 2)];
      rows.push(
        {
          what: `Queue on ${names[store]}: ${backlog} documents of one team, nothing to read, one worker`,
          figure: `${one.perSecond.toFixed(0)} documents/s`,
          reference: `limit: ${limits[store]} documents/s`,
        },
        {
          what: `… two workers`,
          figure: `${two.perSecond.toFixed(0)} documents/s`,
          reference: `one worker: ${one.perSecond.toFixed(0)} documents/s`,
        },
        {
          what: `… processor time a document, all processes together, one and two workers`,
          figure: [one, two].map(({ processorMilliseconds: of }) => `${of.toFixed(2)} ms`).join(', '),
          reference: `two cores have ${(2_000 / limits[store]).toFixed(0)} ms at the limit`,
        },
        {
          what: `… memory of the worker with ${backlog} documents waiting, and ${one.done} documents later`,
          figure: one.memory.map(megabytes).join(', '),
          reference: 'the first of them',
        },
        ...looks.map((target) => ({
          what: `… GET ${target} meanwhile, one and two workers`,
          figure: [one, two].map(({ latencies }) => `p95 ${p95(latencies[target]).toFixed(0)} ms`).join(', '),
          reference: 'limit: 500 ms',
        })),
      );
      if (store === 'postgres') rows.push(await measureClaims(portal, 1), await measureClaims(portal, 100));
    } finally {
      await portal.stop();
    }
  }
  return rows;
}

type Latencies = Record<(typeof looks)[number], number[]>;

/** From the first document that ends to the last, or until time is up. */
async function drain(portal: QueuePortal, workers: number) {
  await portal.seed(backlog);
  const running = await Promise.all(Array.from({ length: workers }, () => portal.startWorker()));
  const latencies: Latencies = {
    '/api/documents': [],
    '/api/documents/counts': [],
    '/api/documents/queue': [],
  };
  let isOver = false;
  const looking = Promise.all(
    looks.map(async (target) => {
      for (; !isOver; await sleep(250)) latencies[target].push(await portal.ask(target));
    }),
  );
  try {
    const deadline = performance.now() + mostSeconds * 1000;
    const until = async (waiting: number) => {
      while ((await unfinished(portal)) > waiting && performance.now() < deadline) await sleep(250);
    };
    // What a worker holds from its start is there once it has worked for a moment.
    await until(0.95 * backlog);
    const before = await running[0]!.residentBytes();
    const processorSeconds = processorSecondsBelow();
    const doneBefore = backlog - (await unfinished(portal));
    await until(0);
    const used = processorSecondsBelow() - processorSeconds;
    const memory = [before, await running[0]!.residentBytes()];
    const [row] = await portal.query<{ done: number; seconds: number }>(
      `SELECT count(*)::int AS done, extract(epoch FROM max("finishedAt") - min("finishedAt"))::float8 AS seconds
       FROM "Document" WHERE status = 'DONE'`,
    );
    if (row === undefined || row.done <= doneBefore) throw new Error('no document was done');
    return {
      done: row.done,
      perSecond: row.done / row.seconds,
      processorMilliseconds: (used / (row.done - doneBefore)) * 1000,
      memory,
      latencies,
    };
  } finally {
    isOver = true;
    await looking;
    await Promise.all(running.map((worker) => worker.stop()));
  }
}

async function unfinished(portal: QueuePortal): Promise<number> {
  const [row] = await portal.query<{ unfinished: number }>(
    `SELECT count(*)::int AS unfinished FROM "Document" WHERE status IN ('PENDING', 'QUEUED', 'RUNNING')`,
  );
  return row?.unfinished ?? 0;
}

async function measureClaims(portal: QueuePortal, teams: number): Promise<Measurement> {
  await portal.seed(backlog, teams);
  const database = createDatabase(portal.databaseUrl, { reach: 'all' });
  try {
    const times: number[] = [];
    for (let claim = 0; claim < 60; claim++) {
      const start = performance.now();
      await claimPendingDocuments(database, 8);
      // The first ones open the connection.
      if (claim >= 10) times.push(performance.now() - start);
    }
    return {
      what: `Claim of 8 documents, ${backlog} waiting in ${teams === 1 ? 'one team' : `${teams} teams`}`,
      figure: `median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${p95(times).toFixed(1)} ms`,
      reference: '–',
    };
  } finally {
    await database.$disconnect();
  }
}

const p95 = (times: readonly number[]) => quantile(times, 0.95);

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
