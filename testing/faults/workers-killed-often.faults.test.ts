import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { startFaultPortal, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { fault } from './record.ts';
import { uploadFilings } from './small-filings.ts';

const kills = 20;

let portal: FaultPortal;
beforeAll(async () => {
  portal = await startFaultPortal();
});
afterAll(() => portal.close());

fault(
  {
    order: 1,
    fault: `worker killed ${kills} times while it reads 40 documents`,
    limit: 'every document ends, none lost',
    timeoutMinutes: 15,
  },
  async (note) => {
    const person = await portal.person('analyst');
    const health = watchHealth(portal.url);
    const ids = await uploadFilings(person, 40, 'long');
    const worker = portal.startWorker();
    for (let kill = 1; kill <= kills; kill++) {
      if (!(await whenReading())) throw new Error(`all was read after ${kill - 1} kills`);
      await sleep(Math.random() * 200);
      await worker.kill();
      worker.start();
    }
    await allEnded(portal, ids);
    const { slowestMilliseconds } = await health.stop();
    const rows = await portal.database.document.findMany();
    const done = rows.filter(({ status }) => status === 'DONE').length;
    note(`${done} of ${ids.length} done, ${rows.reduce((sum, { attempt }) => sum + attempt, 0)} attempts`);
    if (done < ids.length) note(`${ids.length - done} given up after three workers died with them`);
    note(`slowest /health ${slowestMilliseconds.toFixed(0)} ms`);
    expect(await whatIsLost(portal, ids)).toEqual([]);
  },
);

/** Waits until a worker holds a document by a lease that runs; false when nothing is left to read. */
async function whenReading(): Promise<boolean> {
  for (;;) {
    const [state] = await portal.database.$queryRaw<{ reading: number; left: number }[]>`
      SELECT (count(*) FILTER (WHERE status = 'RUNNING' AND "startedAt" > now() - interval '2 seconds'
                AND "leaseExpiresAt" > now() + interval '4 seconds'))::int AS reading,
             (count(*) FILTER (WHERE status IN ('PENDING', 'QUEUED', 'RUNNING')))::int AS left
      FROM "Document"`;
    if (state?.left === 0) return false;
    if ((state?.reading ?? 0) > 0) return true;
    await sleep(20);
  }
}
