import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect } from '@jest/globals';
import { Redis } from 'ioredis';
import type { AcceptedDocument } from '@gemmavision/domain/documents';
import { startFaultPortal, startMilliseconds, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { fault } from './record.ts';
import { smallFiling, uploadFilings } from './small-filings.ts';

let portal: FaultPortal;
afterEach(() => portal.close(), startMilliseconds);

/** A portal with its own Redis, where 200 documents of one team are on their way through the queue. */
async function with200Queued() {
  portal = await startFaultPortal({ queue: 'own-redis' });
  const person = await portal.person('analyst');
  const ids = await uploadFilings(person, 200);
  portal.startWorker();
  const health = watchHealth(portal.url);
  // Some are read, some are jobs, most wait.
  while ((await portal.database.document.count({ where: { status: 'DONE' } })) < 20) await sleep(20);
  return { ids, health };
}

async function allDone(ids: readonly string[]): Promise<number> {
  await allEnded(portal, ids);
  return portal.database.document.count({ where: { status: 'DONE' } });
}

fault(
  {
    order: 40,
    fault: 'Redis killed with 200 documents queued',
    limit: '200 of 200 DONE',
    timeoutMinutes: 20,
  },
  async (note) => {
    const { ids, health } = await with200Queued();
    await portal.redis!.kill();
    await sleep(2_000);
    await portal.redis!.start();
    const began = performance.now();
    const done = await allDone(ids);
    const { slowestMilliseconds, failed } = await health.stop();
    note(`${done} of 200 DONE ${((performance.now() - began) / 1000).toFixed(1)} s after it was back`);
    note(`/health ${slowestMilliseconds.toFixed(0)} ms`);
    expect([done, failed]).toEqual([200, 0]);
    expect(await whatIsLost(portal, ids)).toEqual([]);
  },
);

fault(
  { order: 41, fault: 'FLUSHALL with 200 documents queued', limit: '200 of 200 DONE', timeoutMinutes: 20 },
  async (note) => {
    const { ids, health } = await with200Queued();
    const redis = new Redis(portal.redis!.url);
    const jobs = await redis.dbsize();
    await redis.flushall();
    redis.disconnect();
    const began = performance.now();
    const done = await allDone(ids);
    const { slowestMilliseconds, failed } = await health.stop();
    note(
      `${done} of 200 DONE ${((performance.now() - began) / 1000).toFixed(1)} s later, ${jobs} keys were lost`,
    );
    note(`/health ${slowestMilliseconds.toFixed(0)} ms`);
    expect([done, failed]).toEqual([200, 0]);
    expect(await whatIsLost(portal, ids)).toEqual([]);
  },
);

/** A queue that is gone refuses; one that hangs is worse: nothing is refused, nothing answers. */
const absences = [
  { order: 50, how: 'Redis down for 60 s', uploads: 50, seconds: 60, hangs: false },
  { order: 51, how: 'Redis hanging for 20 s', uploads: 20, seconds: 20, hangs: true },
];

for (const { order, how, uploads, seconds, hangs } of absences) {
  fault(
    {
      order,
      fault: `${how}, ${uploads} uploads meanwhile`,
      limit: 'each accepted within 2 s, all DONE',
      timeoutMinutes: 20,
    },
    async (note) => {
      portal = await startFaultPortal({ queue: 'own-redis' });
      const person = await portal.person('analyst');
      portal.startWorker();
      const first = await uploadFilings(person, 1);
      await allEnded(portal, first);
      const health = watchHealth(portal.url);
      if (hangs) portal.redis!.hang();
      else await portal.redis!.kill();
      const began = performance.now();
      const ids: string[] = [];
      let slowest = 0;
      for (let n = 0; n < uploads; n++) {
        const asked = performance.now();
        const response = await person.upload(smallFiling(), `${n}.pdf`);
        slowest = Math.max(slowest, performance.now() - asked);
        expect(response.status).toBe(201);
        ids.push(((await response.json()) as AcceptedDocument).id);
        await sleep(Math.max(0, began + ((n + 1) * seconds * 1000) / uploads - performance.now()));
      }
      // Asking for another reading sends a wake-up too.
      const retried = performance.now();
      expect((await person.send('POST', `/api/documents/${first[0]}/retry`, {})).status).toBe(200);
      const retry = performance.now() - retried;
      if (hangs) portal.redis!.goOn();
      else await portal.redis!.start();
      const done = await allDone([...first, ...ids]);
      const { slowestMilliseconds, failed } = await health.stop();
      note(`slowest upload ${slowest.toFixed(0)} ms, another reading asked for in ${retry.toFixed(0)} ms`);
      note(`${done} of ${uploads + 1} DONE · /health ${slowestMilliseconds.toFixed(0)} ms`);
      expect(Math.max(slowest, retry)).toBeLessThan(2_000);
      expect([done, failed]).toEqual([uploads + 1, 0]);
      expect(await whatIsLost(portal, [...first, ...ids])).toEqual([]);
    },
  );
}
