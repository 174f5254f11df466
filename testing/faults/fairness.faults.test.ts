import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { createStorage, documentPrefix, originalKey } from '@gemmavision/storage';
import type { Person } from '../portal.ts';
import { startFaultPortal, startMilliseconds, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { whatIsLost } from './nothing-lost.ts';
import { percentile } from './percentile.ts';
import { fault } from './record.ts';
import { smallFiling, uploaded } from './small-filings.ts';

const backlog = 10_000;
const ofOther = 5;
const windowMilliseconds = 30_000;

let portal: FaultPortal;
beforeAll(async () => {
  portal = await startFaultPortal();
}, startMilliseconds);
afterAll(() => portal.close(), startMilliseconds);

/** Puts so many documents in line as uploads do, each its own file, without ten thousand requests. */
async function putInLine(person: Person, count: number): Promise<void> {
  const storage = createStorage(portal.settings);
  const createdAt = new Date();
  for (let made = 0; made < count; made += 500) {
    const rows = Array.from({ length: 500 }, async (_, n) => {
      const id = randomUUID();
      const storageKey = originalKey(person.teamId, id);
      const content = smallFiling();
      await storage.put(storageKey, content);
      return {
        id,
        teamId: person.teamId,
        fileName: `${made + n}.pdf`,
        mediaType: 'application/pdf',
        sizeBytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        storageKey,
        createdAt,
      };
    });
    await portal.database.document.createMany({ data: await Promise.all(rows) });
  }
}

const doneOf = ({ teamId }: Person) =>
  portal.database.document.count({ where: { teamId, status: 'DONE', duplicateOfId: null } });

/** Uploads one after the other, each when the one before is done; how long each took, in milliseconds. */
async function timesOf(person: Person, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const began = performance.now();
    const id = await uploaded(person, smallFiling(), 'one.pdf');
    expect((await person.finished(id)).status).toBe('DONE');
    times.push(performance.now() - began);
  }
  return times;
}

/** Documents of the person's team per second, over a window in which `meanwhile` happens. */
async function rateDuring(person: Person, meanwhile: () => Promise<unknown>): Promise<number> {
  const before = await doneOf(person);
  const began = performance.now();
  await Promise.all([meanwhile(), sleep(windowMilliseconds)]);
  return ((await doneOf(person)) - before) / ((performance.now() - began) / 1000);
}

fault(
  {
    order: 130,
    fault: `team A brings ${backlog.toLocaleString('en')} documents, then team B one`,
    limit: 'B done within max(10 s, 3 × alone), A keeps ≥ 80 % of its throughput',
    timeoutMinutes: 30,
  },
  async (note) => {
    const [a, b] = await Promise.all([portal.person('analyst'), portal.person('analyst')]);
    portal.startWorker();
    await timesOf(b, 1); // the first waits for the worker to start
    const alone = percentile(await timesOf(b, ofOther), 50);
    const health = watchHealth(portal.url);
    await putInLine(a, backlog);
    while ((await doneOf(a)) < 50) await sleep(100);
    // The machine is never quite the same for long: A alone before and after.
    const before = await rateDuring(a, async () => undefined);
    let times: number[] = [];
    const beside = await rateDuring(a, async () => {
      times = await timesOf(b, ofOther);
    });
    const after = await rateDuring(a, async () => undefined);
    const { slowestMilliseconds, failed } = await health.stop();
    const slowest = Math.max(...times);
    const kept = beside / ((before + after) / 2);
    note(`B done after ${(slowest / 1000).toFixed(1)} s at most, ${(alone / 1000).toFixed(1)} s alone`);
    note(
      `A ${beside.toFixed(1)} documents/s meanwhile, ${before.toFixed(1)} before, ${after.toFixed(1)} after`,
    );
    note(`${(100 * kept).toFixed(0)} % kept · /health ${slowestMilliseconds.toFixed(0)} ms`);
    // To the end would take long on a small machine, and shows nothing more: the rest is taken out of the line.
    const left = { teamId: a.teamId, status: 'PENDING' } as const;
    const storage = createStorage(portal.settings);
    const removed = await portal.database.document.findMany({ where: left, select: { id: true } });
    await portal.database.document.deleteMany({
      where: { id: { in: removed.map(({ id }) => id) }, ...left },
    });
    await Promise.all(removed.map(({ id }) => storage.removePrefix(documentPrefix(a.teamId, id))));
    const rows = await portal.database.document.findMany({ select: { id: true } });
    const countUnfinished = () =>
      portal.database.document.count({ where: { status: { in: ['PENDING', 'QUEUED', 'RUNNING'] } } });
    while ((await countUnfinished()) > 0) await sleep(100);
    expect(
      await whatIsLost(
        portal,
        rows.map(({ id }) => id),
      ),
    ).toEqual([]);
    expect(failed).toBe(0);
    expect(slowest).toBeLessThanOrEqual(Math.max(10_000, 3 * alone));
    expect(kept).toBeGreaterThanOrEqual(0.8);
  },
);
