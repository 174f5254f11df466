import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { startService, type Service } from '../../apps/launcher/src/service.ts';
import { startFaultPortal, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { fromSource } from '../program-arguments.ts';
import { fault } from './record.ts';
import { smallFiling, uploaded, uploadFilings } from './small-filings.ts';

let portal: FaultPortal;
const services: Service[] = [];
beforeAll(async () => {
  portal = await startFaultPortal();
});
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.stop()));
});
afterAll(() => portal.close());

/** As the launcher keeps a worker running: started again whenever it dies. */
function keepWorker(name: string): void {
  services.push(
    startService({
      name,
      program: process.execPath,
      args: fromSource('testing/faults/poisoned-worker.ts'),
      environment: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', ...portal.environment },
      patienceMilliseconds: 1_000,
    }),
  );
}

fault(
  {
    order: 5,
    fault: 'a document that kills its worker, among 20 good ones, with two workers',
    limit: 'at most 3 starts, then FAILED with a sentence; 20 of 20 good ones done, none lost',
    timeoutMinutes: 8,
  },
  async (note) => {
    const person = await portal.person('analyst');
    const health = watchHealth(portal.url);
    const poison = await uploaded(person, smallFiling(), 'poison.pdf');
    const good = await uploadFilings(person, 20, 'long');
    const began = performance.now();
    keepWorker('worker 1');
    keepWorker('worker 2');
    await allEnded(portal, good);
    const goodDone = (performance.now() - began) / 1000;
    await allEnded(portal, [poison]);
    const { slowestMilliseconds } = await health.stop();
    const done = await portal.database.document.count({ where: { id: { in: good }, status: 'DONE' } });
    const row = await portal.database.document.findUniqueOrThrow({ where: { id: poison } });
    note(`${row.attempt} starts, then ${row.status}: ${row.reasonCode} · ${done} of 20 good ones done`);
    note(
      `the good ones after ${goodDone.toFixed(0)} s, all after ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    note(`slowest /health ${slowestMilliseconds.toFixed(0)} ms`);
    expect(row).toMatchObject({ attempt: 3, status: 'FAILED', reasonCode: 'stopped_unexpectedly' });
    expect(row.reasonMessage).toMatch(/\.$/);
    expect(done).toBe(20);
    expect(await whatIsLost(portal, [poison, ...good])).toEqual([]);
  },
);
