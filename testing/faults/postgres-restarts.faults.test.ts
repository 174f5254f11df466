import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { startFaultPortal, startMilliseconds, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { fault } from './record.ts';
import { smallFiling } from './small-filings.ts';

const documents = 100;
const restarts = 5;

let portal: FaultPortal;
beforeAll(async () => {
  portal = await startFaultPortal({ database: 'own' });
}, startMilliseconds);
afterAll(() => portal.close(), startMilliseconds);

fault(
  {
    order: 60,
    fault: `PostgreSQL stopped as by a crash × ${restarts} during ${documents} documents`,
    limit: 'clients see 2xx, or 503 with Retry-After; back within 10 s; none lost',
    timeoutMinutes: 20,
  },
  async (note) => {
    const person = await portal.person('analyst');
    for (const worker of [1, 2]) portal.startWorker({ WORKER_CONCURRENCY: String(worker) });
    // One that finds no database when it starts ends, for its supervisor to start it again: there is none here.
    while ((await portal.database.worker.count()) < 2) await sleep(50);
    const health = watchHealth(portal.url);
    const answers = { good: 0, unavailable: 0, bad: [] as string[] };

    /** Asks as a well-behaved client does: after a 503 again, when it was told to; gives the time of success. */
    async function ask(send: () => Promise<Response>): Promise<void> {
      for (;;) {
        const response = await send();
        const body = await response.text();
        const retryAfter = Number(response.headers.get('retry-after'));
        if (response.ok) return void answers.good++;
        if (response.status === 503 && retryAfter > 0) answers.unavailable++;
        else answers.bad.push(`${response.status} ${body}`);
        await sleep(Math.min(1_000, retryAfter * 1_000));
      }
    }

    let isEnded = false;
    const look = async () => {
      while (!isEnded) {
        await ask(() => person.fetch('/api/documents'));
        await sleep(50);
      }
    };
    let left = documents;
    const upload = async () => {
      while (left-- > 0) {
        const content = smallFiling();
        await ask(() => person.upload(content, 'a.pdf'));
        // Spread over all restarts.
        await sleep(500);
      }
    };
    const clients = [look(), look(), upload(), upload(), upload(), upload()];

    const back: number[] = [];
    for (let n = 0; n < restarts; n++) {
      await sleep(2_000);
      await portal.postgres!.stop('immediate');
      await sleep(500);
      await portal.postgres!.start();
      const began = performance.now();
      await ask(() => person.upload(smallFiling(), 'back.pdf'));
      back.push(performance.now() - began);
    }
    await Promise.all(clients.slice(2));
    isEnded = true;
    await Promise.all(clients);
    const rows = await portal.database.document.findMany({ select: { id: true } });
    const ids = rows.map(({ id }) => id);
    await allEnded(portal, ids);
    const done = await portal.database.document.count({ where: { status: 'DONE' } });
    const { slowestMilliseconds, failed } = await health.stop();
    note(`${answers.good} good answers, ${answers.unavailable} × 503, ${answers.bad.length} others`);
    note(`back after ${(Math.max(...back) / 1000).toFixed(1)} s at most`);
    note(`${done} of ${ids.length} DONE · /health ${slowestMilliseconds.toFixed(0)} ms`);
    expect([answers.bad, failed]).toEqual([[], 0]);
    expect(done).toBe(ids.length);
    // An upload whose answer was lost with the database may have come twice.
    expect(ids.length).toBeGreaterThanOrEqual(documents + restarts);
    expect(Math.max(...back)).toBeLessThan(10_000);
    expect(await whatIsLost(portal, ids)).toEqual([]);
  },
);
