import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
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
    order: 8,
    fault: 'documents deleted for good, and by retention, while they are read',
    limit: 'the deleted gone with their files, the others done, no worker lost',
    timeoutMinutes: 8,
  },
  async (note) => {
    const person = await portal.person();
    const health = watchHealth(portal.url);
    const ids = await uploadFilings(person, 24, 'long');
    await portal.database.teamGovernance.create({
      data: { teamId: person.teamId, internalRetentionDays: 30 },
    });
    const worker = portal.startWorker();
    const deleted = new Set<string>();
    const expired = new Set<string>();
    while (deleted.size < 4) await forEachRead(async (id) => void (await deleteForGood(id)));
    // What becomes due while it is read: the sweep of a second worker, which begins with one, comes upon it.
    while (expired.size < 4)
      await forEachRead(async (id) => {
        await portal.database.document.update({
          where: { id },
          data: { createdAt: new Date(Date.now() - 31 * 24 * 3_600_000) },
        });
        expired.add(id);
      });
    const second = portal.startWorker();
    const kept = ids.filter((id) => !deleted.has(id) && !expired.has(id));
    await allEnded(portal, kept);
    while ((await portal.database.document.count({ where: { id: { in: [...expired] } } })) > 0)
      await sleep(100);
    const { slowestMilliseconds } = await health.stop();
    const done = await portal.database.document.count({ where: { id: { in: kept }, status: 'DONE' } });
    note(
      `${deleted.size} deleted and ${expired.size} expired while read, ${done} of ${kept.length} others done`,
    );
    note(`slowest /health ${slowestMilliseconds.toFixed(0)} ms`);
    expect(done).toBe(kept.length);
    expect(await portal.database.document.count()).toBe(kept.length);
    expect([worker.isRunning(), second.isRunning()]).toEqual([true, true]);
    expect(await whatIsLost(portal, kept)).toEqual([]);

    async function forEachRead(work: (id: string) => Promise<void>): Promise<void> {
      const running = await portal.database.document.findMany({ where: { status: 'RUNNING' } });
      for (const { id } of running) if (!expired.has(id)) await work(id);
      await sleep(20);
    }

    async function deleteForGood(id: string): Promise<void> {
      const answers = [
        await person.send('DELETE', `/api/documents/${id}`),
        await person.send('DELETE', `/api/documents/${id}/for-good`),
      ];
      if (answers.at(-1)?.ok) deleted.add(id);
      else throw new Error(`${id} was not deleted: ${answers.map(({ status }) => status).join(', ')}`);
    }
  },
);
