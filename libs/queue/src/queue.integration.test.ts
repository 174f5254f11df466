import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { freePort } from '@gemmavision/db/embedded';
import { cutConnections } from '../../../testing/cut-connections.ts';
import { freshDatabase, redisUrl, type TestDatabase } from '../../../testing/database.ts';
import {
  chooseQueueStore,
  createReceiver,
  createSender,
  type JobReceiver,
  type JobSender,
  type QueueStore,
} from './connection.ts';
import type { JobDefinition } from './definitions/index.ts';

// One suite, both stores: whatever the portal relies on must hold on each of them.
let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const stores: Record<'postgres' | 'redis', () => QueueStore> = {
  postgres: () => chooseQueueStore({ databaseUrl: database.url, queuePrefix: '' }),
  redis: () =>
    chooseQueueStore({ databaseUrl: database.url, redisUrl: redisUrl(), queuePrefix: randomUUID() }),
};

describe.each(['postgres', 'redis'] as const)('the queue on %s', (kind) => {
  const open: { close(): Promise<void> }[] = [];
  let definition: JobDefinition<{ number: number }>;
  let store: QueueStore;
  let sender: JobSender<{ number: number }>;

  beforeAll(() => {
    store = stores[kind]();
  });
  afterEach(async () => {
    for (const thing of open.splice(0).reverse()) await thing.close();
  });

  function start(): void {
    definition = {
      queue: `test-${randomUUID()}`,
      name: 'count',
      payload: z.strictObject({ number: z.int() }),
      jobId: ({ number }) => `number-${number}`,
    };
    sender = createSender(store, definition, () => undefined);
    open.push(sender);
  }

  function receive(handle: (payload: { number: number }) => Promise<void>, concurrency = 1): JobReceiver {
    const receiver = createReceiver(store, definition, handle, { concurrency, onError: () => undefined });
    open.push(receiver);
    return receiver;
  }

  async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await condition())) await sleep(20);
  }

  it('delivers each job once, whoever receives it', async () => {
    start();
    const seen: number[] = [];
    const note = async ({ number }: { number: number }) => void seen.push(number);
    receive(note, 2);
    receive(note, 2);
    await Promise.all(Array.from({ length: 40 }, (_, number) => sender.send({ number })));
    await until(() => seen.length >= 40);
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, number) => number));
  });

  it('takes two jobs with the same id for one while the first is unfinished', async () => {
    start();
    await sender.send({ number: 7 });
    await sender.send({ number: 7 });
    expect(await sender.countUnfinished()).toBe(1);
  });

  it('takes none, one or several at once, and those that it has only once', async () => {
    start();
    await sender.sendAll([]);
    await sender.sendAll([{ number: 1 }]);
    await sender.sendAll([1, 2, 3].map((number) => ({ number })));
    expect(await sender.countUnfinished()).toBe(3);
    const seen: number[] = [];
    receive(async ({ number }) => void seen.push(number));
    await until(async () => (await sender.countUnfinished()) === 0);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('takes the same id again after the first job ended', async () => {
    start();
    let runs = 0;
    receive(async () => void runs++);
    await sender.send({ number: 1 });
    await until(async () => runs === 1 && (await sender.countUnfinished()) === 0);
    await sender.send({ number: 1 });
    await until(() => runs === 2);
    expect(runs).toBe(2);
  });

  it('goes on after a job that failed', async () => {
    start();
    const seen: number[] = [];
    receive(async ({ number }) => {
      seen.push(number);
      if (number === 0) throw new Error('no');
    });
    await sender.send({ number: 0 });
    await sender.send({ number: 1 });
    await until(() => seen.includes(1));
    await until(async () => (await sender.countUnfinished()) === 0);
    expect(seen).toEqual([0, 1]);
  });

  it('tells how many jobs wait and how many are being worked on', async () => {
    start();
    const ended = new AbortController();
    const end = new Promise<void>((resolve) => ended.signal.addEventListener('abort', () => resolve()));
    receive(() => end);
    for (const number of [1, 2, 3]) await sender.send({ number });
    await until(async () => (await sender.countByState()).active === 1);
    expect(await sender.countByState()).toEqual({ waiting: 2, active: 1, delayed: 0 });
    expect(await sender.countUnfinished()).toBe(3);
    ended.abort();
    await until(async () => (await sender.countUnfinished()) === 0);
  });

  it('lets a job under way end before the receiver is closed', async () => {
    start();
    let state = 'waiting';
    const receiver = receive(async () => {
      state = 'working';
      await sleep(300);
      state = 'ended';
    });
    await sender.send({ number: 1 });
    await until(() => state === 'working');
    await receiver.close();
    expect(state).toBe('ended');
  });
});

it('fails within seconds when the store is down, instead of holding up the caller', async () => {
  const store = chooseQueueStore({
    databaseUrl: database.url,
    redisUrl: 'redis://127.0.0.1:1',
    queuePrefix: 'none',
  });
  const definition = { queue: 'nowhere', name: 'none', payload: z.strictObject({}), jobId: () => 'none' };
  const sender = createSender(store, definition, () => undefined);
  await expect(sender.send({})).rejects.toThrow();
  await sender.close().catch(() => undefined);
});

it('sends to a Redis that was not there when the sender was made', async () => {
  const port = await freePort();
  const store = chooseQueueStore({
    databaseUrl: '',
    redisUrl: `redis://127.0.0.1:${port}`,
    queuePrefix: 'x',
  });
  const definition = { queue: 'late', name: 'late', payload: z.strictObject({}), jobId: () => 'late' };
  const sender = createSender(store, definition, () => undefined);
  await expect(sender.send({})).rejects.toThrow();
  const server = spawn('redis-server', ['--port', String(port), '--save', ''], { stdio: 'ignore' });
  for (;;) {
    const sent = await sender.send({}).then(
      () => true,
      () => false,
    );
    if (sent) break;
    await sleep(50);
  }
  expect(await sender.countUnfinished()).toBe(1);
  await sender.close();
  server.kill('SIGKILL');
  await once(server, 'exit');
});

// While it makes its tables, while it begins to listen, between two commands: each connection at another moment.
it('gets over connections that PostgreSQL ends at any moment, from the first one on', async () => {
  const fresh = await freshDatabase();
  const cutting = await cutConnections(fresh.url, (connection) =>
    connection < 16 ? 1 + (connection % 8) : undefined,
  );
  const store = chooseQueueStore({ databaseUrl: cutting.url, queuePrefix: '' });
  const definition: JobDefinition<{ number: number }> = {
    queue: 'cut',
    name: 'cut',
    payload: z.strictObject({ number: z.int() }),
    jobId: ({ number }) => `number-${number}`,
  };
  const seen = new Set<number>();
  const receiver = createReceiver(store, definition, async ({ number }) => void seen.add(number), {
    concurrency: 1,
    onError: () => undefined,
  });
  const sender = createSender(store, definition, () => undefined);
  for (let number = 0; cutting.cut() < 16 || seen.size < 5; number++) {
    await sender.send({ number }).catch(() => undefined);
    await sleep(20);
  }
  await Promise.all([sender.close(), receiver.close()]);
  await cutting.close();
  await fresh.drop();
});
