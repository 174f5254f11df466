import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { chooseQueueStore, createSender } from '@gemmavision/queue';
import { processDocument } from '@gemmavision/queue/definitions';
import { startFaultPortal, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { fault } from './record.ts';
import { uploadFilings } from './small-filings.ts';

let portal: FaultPortal;
beforeAll(async () => {
  portal = await startFaultPortal();
});
afterAll(() => portal.close());

fault(
  {
    order: 3,
    fault: 'the same job five times at once, to two workers, for each of 20 documents',
    limit: 'each read once: one attempt, one result, one event; none lost',
  },
  async (note) => {
    const person = await portal.person('analyst');
    const health = watchHealth(portal.url);
    const ids = await uploadFilings(person, 20);
    // As if a dispatcher had claimed them: they are queued, and the jobs are sent again and again.
    await portal.database.document.updateMany({
      data: { status: 'QUEUED', queuedAt: new Date(Date.now() + 600_000) },
    });
    const { redisUrl, queuePrefix } = portal.settings;
    const store = chooseQueueStore({ redisUrl, queuePrefix, databaseUrl: portal.databaseUrl });
    const again = { ...processDocument, jobId: () => randomUUID() };
    const sender = createSender(store, again, () => undefined);
    const jobs = ids.flatMap((documentId) => Array.from({ length: 5 }, () => ({ documentId, attempt: 0 })));
    for (const job of jobs) await sender.send(job);
    portal.startWorker();
    portal.startWorker();
    await allEnded(portal, ids);
    while ((await sender.countUnfinished()) > 0) await sleep(100);
    await sender.close();
    const { slowestMilliseconds } = await health.stop();
    const rows = await portal.database.document.findMany();
    const once = rows.filter(({ status, attempt }) => status === 'DONE' && attempt === 1).length;
    note(`${jobs.length} jobs, ${once} of ${ids.length} done by one attempt`);
    note(`slowest /health ${slowestMilliseconds.toFixed(0)} ms`);
    expect(once).toBe(ids.length);
    expect(await whatIsLost(portal, ids)).toEqual([]);
  },
);
