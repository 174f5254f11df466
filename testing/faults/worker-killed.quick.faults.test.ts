import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { startFaultPortal, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { fault } from './record.ts';
import { uploadFilings } from './small-filings.ts';

let portal: FaultPortal;
beforeAll(async () => {
  portal = await startFaultPortal({ environment: { WORKER_CONCURRENCY: '1' } });
});
afterAll(() => portal.close());

fault(
  {
    order: 2,
    fault: 'one of two workers killed while both read',
    limit: 'its documents taken over within 15 s, none lost',
  },
  async (note) => {
    const person = await portal.person('analyst');
    const workers = [portal.startWorker(), portal.startWorker()];
    const health = watchHealth(portal.url);
    const ids = await uploadFilings(person, 2, 'scan');
    const owners = await whenBothRead();
    await workers[0]?.kill();
    const killed = performance.now();
    // Whichever of the two documents was the dead worker’s gets a second attempt.
    while (
      (await portal.database.document.count({ where: { attempt: 2, status: { not: 'PENDING' } } })) === 0
    )
      await sleep(50);
    const takenOver = (performance.now() - killed) / 1000;
    await allEnded(portal, ids);
    const { slowestMilliseconds } = await health.stop();
    expect(await whatIsLost(portal, ids)).toEqual([]);
    note(`${owners} workers, taken over after ${takenOver.toFixed(1)} s`);
    note(`slowest /health ${slowestMilliseconds.toFixed(0)} ms`);
    expect(takenOver).toBeLessThan(15);
  },
);

async function whenBothRead(): Promise<number> {
  for (;;) {
    const running = await portal.database.document.findMany({ where: { status: 'RUNNING' } });
    const owners = new Set(running.map(({ leaseOwner }) => leaseOwner)).size;
    if (owners === 2) return owners;
    await sleep(20);
  }
}
