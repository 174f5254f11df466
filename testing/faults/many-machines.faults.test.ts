import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import S3rver from 's3rver';
import { startFaultPortal, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { fault } from './record.ts';
import { uploadFilings } from './small-filings.ts';

/** What machines share is named by addresses alone: none of them sees a folder of another. */
let folder: string;
let store: S3rver;
let portal: FaultPortal;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-machines-'));
  store = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(folder, 's3'),
    resetOnClose: true,
  });
  const { port } = await store.run();
  portal = await startFaultPortal({
    database: 'own',
    queue: 'own-redis',
    environment: {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: 'quantadvisor',
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
      SECRETS_KEY: 'a-key-that-all-machines-of-this-test-share',
      WORKER_CONCURRENCY: '1',
    },
  });
}, 300_000);
afterAll(async () => {
  await portal?.close();
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});

fault(
  {
    order: 180,
    fault:
      'workers on two machines: PostgreSQL, Redis and S3 by address, a folder each; the busier one killed',
    limit: 'both read, the other one ends all, no file stays in a folder of theirs',
    timeoutMinutes: 10,
  },
  async (note) => {
    const person = await portal.person('analyst');
    const machines = ['one', 'two'].map((name) => path.join(folder, name));
    for (const machine of machines) await mkdir(machine);
    const workers = machines.map((machine) => portal.startWorker({ DATA_DIR: machine, TMPDIR: machine }));
    const health = watchHealth(portal.url);
    const ids = await uploadFilings(person, 8, 'scan');
    const readers = new Set<string>();
    while (readers.size < 2) {
      const running = await portal.database.document.findMany({ where: { status: 'RUNNING' } });
      for (const { leaseOwner } of running) if (leaseOwner !== null) readers.add(leaseOwner);
      await sleep(50);
    }
    await workers[0]?.kill();
    await allEnded(portal, ids);
    const { slowestMilliseconds } = await health.stop();
    expect(await whatIsLost(portal, ids)).toEqual([]);
    expect(await portal.database.document.count({ where: { status: 'DONE' } })).toBe(ids.length);
    // What the killed one had fetched lies in its temporary folder; the living one keeps nothing.
    const kept = (await readdir(machines[1] ?? '', { recursive: true })).filter((name) =>
      /original/.test(name),
    );
    expect(kept).toEqual([]);
    note(`${ids.length} of ${ids.length} read, by ${readers.size} workers`);
    note(`slowest /health ${slowestMilliseconds.toFixed(0)} ms`);
  },
);
