import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { startFaultPortal, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { secondsUntilTakenOver, startLiveWorker, whenRead } from './live-workers.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { expectWithin, fault } from './record.ts';
import { uploadFilings } from './small-filings.ts';

const hour = 3_600_000;
const shiftedClock = pathToFileURL(path.join(import.meta.dirname, 'shifted-clock.mjs')).href;

let portal: FaultPortal;
beforeAll(async () => {
  portal = await startFaultPortal({ environment: { WORKER_CONCURRENCY: '1' } });
});
afterAll(() => portal.close());

function startWorkerAtTime(shift: number) {
  return startLiveWorker(portal, {
    NODE_OPTIONS: `--import=${shiftedClock}`,
    CLOCK_SHIFT_MILLISECONDS: String(shift),
  });
}

fault(
  {
    order: 4,
    fault: 'clocks of two workers off by an hour, ahead and behind, then one of them killed',
    limit: 'no lease lost by a clock, taken over within 15 s, none lost',
    timeoutMinutes: 8,
  },
  async (note) => {
    const person = await portal.person('analyst');
    const health = watchHealth(portal.url);
    const ahead = await startWorkerAtTime(hour);
    const behind = await startWorkerAtTime(-hour);
    const early = await uploadFilings(person, 20);
    const scans = await uploadFilings(person, 2, 'scan');
    await allEnded(portal, [...early, ...scans]);
    const rows = await portal.database.document.findMany();
    const once = rows.filter(({ status, attempt }) => status === 'DONE' && attempt === 1).length;
    note(`${once} of ${rows.length} done by the first attempt`);

    const late = await uploadFilings(person, 1, 'scan');
    const owners = await whenRead(portal, 1);
    await (owners.has(ahead.id) ? ahead : behind).program.kill();
    const takenOver = await secondsUntilTakenOver(portal, late);
    await allEnded(portal, late);
    const { slowestMilliseconds } = await health.stop();
    note(`taken over after ${takenOver.toFixed(1)} s · slowest /health ${slowestMilliseconds.toFixed(0)} ms`);
    expect(once).toBe(rows.length);
    expectWithin(takenOver, 15);
    expect(await whatIsLost(portal, [...early, ...scans, ...late])).toEqual([]);
  },
);
