import { afterAll, beforeAll, expect } from '@jest/globals';
import { startFaultPortal, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { secondsUntilTakenOver, startLiveWorker, whenRead } from './live-workers.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { expectWithin, fault } from './record.ts';
import { uploadFilings } from './small-filings.ts';

let portal: FaultPortal;
beforeAll(async () => {
  portal = await startFaultPortal();
});
afterAll(() => portal.close());

fault(
  {
    order: 2,
    fault: 'one of two workers killed while it reads',
    limit: 'its documents taken over within 15 s, none lost',
  },
  async (note) => {
    const person = await portal.person('analyst');
    const health = watchHealth(portal.url);
    const first = await startLiveWorker(portal);
    const ids = await uploadFilings(person, 2, 'scan');
    await whenRead(portal, ids.length);
    await startLiveWorker(portal);
    await first.program.kill();
    const seconds = await secondsUntilTakenOver(portal, ids);
    await allEnded(portal, ids);
    const { slowestMilliseconds } = await health.stop();
    note(`its ${ids.length} documents taken over after ${seconds.toFixed(1)} s`);
    note(`slowest /health ${slowestMilliseconds.toFixed(0)} ms`);
    expect(await whatIsLost(portal, ids)).toEqual([]);
    expectWithin(seconds, 15);
  },
);
