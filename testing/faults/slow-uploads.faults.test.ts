import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { percentile } from './percentile.ts';
import { startFaultPortal, startMilliseconds, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { whatIsLost, allEnded } from './nothing-lost.ts';
import { openUpload } from './open-upload.ts';
import type { Person } from '../portal.ts';
import { fault } from './record.ts';
import { smallFiling, uploaded } from './small-filings.ts';

const slow = 200;
const silent = 5;
const measuredMilliseconds = 30_000;

let portal: FaultPortal;
beforeAll(async () => {
  portal = await startFaultPortal();
}, startMilliseconds);
afterAll(() => portal.close(), startMilliseconds);

/** A document of 100 kB. */
const filing = () => Buffer.concat([smallFiling(), Buffer.alloc(100_000, '% padding\n')]);

/** Uploads and looks at its list, one after the other, for so long; how long each took, and the documents. */
async function work(person: Person, milliseconds: number) {
  const uploads: number[] = [];
  const lists: number[] = [];
  const ids: string[] = [];
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    const began = performance.now();
    ids.push(await uploaded(person, smallFiling(), 'quick.pdf'));
    uploads.push(performance.now() - began);
    const asked = performance.now();
    const list = await person.fetch('/api/documents');
    await list.arrayBuffer();
    expect(list.status).toBe(200);
    lists.push(performance.now() - asked);
    await sleep(100);
  }
  return { uploads, lists, ids };
}

fault(
  {
    order: 140,
    fault: `${slow} clients that send 1 kB/s each, ${silent} that fall silent`,
    limit: 'p95 of others’ uploads and lists ≤ 500 ms; silent ones 408 after a minute, nothing kept',
    timeoutMinutes: 10,
  },
  async (note) => {
    const [slowOnes, other] = await Promise.all([portal.person('analyst'), portal.person('analyst')]);
    const health = watchHealth(portal.url);
    const alone = await work(other, 10_000);

    const uploads = Array.from({ length: slow }, (_, n) =>
      openUpload(portal.url, slowOnes, filing(), `slow-${n}.pdf`),
    );
    const silentOnes = Array.from({ length: silent }, (_, n) =>
      openUpload(portal.url, slowOnes, filing(), `silent-${n}.pdf`),
    );
    for (const upload of silentOnes) upload.sendTo(20_000);
    const silentSince = performance.now();
    let place = 5_000;
    const trickle = setInterval(() => {
      place += 1_000;
      for (const upload of uploads) upload.sendTo(Math.min(place, upload.bytes - 1));
    }, 1_000);
    const beside = await work(other, measuredMilliseconds);

    const answers = await Promise.all(silentOnes.map(({ answer }) => answer));
    const ended = performance.now() - silentSince;
    clearInterval(trickle);
    for (const upload of uploads) upload.sendTo(upload.bytes);
    const accepted = await Promise.all(uploads.map(({ answer }) => answer));
    const { slowestMilliseconds, failed } = await health.stop();

    const p95 = (times: number[]) => percentile(times, 95);
    note(`uploads ${p95(beside.uploads).toFixed(0)} ms, lists ${p95(beside.lists).toFixed(0)} ms at p95`);
    note(`without them ${p95(alone.uploads).toFixed(0)} and ${p95(alone.lists).toFixed(0)} ms`);
    note(`${accepted.filter(({ status }) => status === 201).length} of ${slow} slow ones accepted`);
    note(`silent ones ${answers[0]?.status} after ${(ended / 1000).toFixed(0)} s`);
    note(`/health ${slowestMilliseconds.toFixed(0)} ms`);
    expect(answers.map(({ status }) => status)).toEqual(silentOnes.map(() => 408));
    expect(accepted.every(({ status }) => status === 201)).toBe(true);
    portal.startWorker();
    const rows = await portal.database.document.findMany({ select: { id: true } });
    expect(rows).toHaveLength(alone.ids.length + beside.ids.length + slow);
    const ids = rows.map(({ id }) => id);
    await allEnded(portal, ids);
    expect(await whatIsLost(portal, ids)).toEqual([]);
    expect(failed).toBe(0);
    expect(p95(beside.uploads)).toBeLessThanOrEqual(500);
    expect(p95(beside.lists)).toBeLessThanOrEqual(500);
  },
);

fault(
  {
    order: 141,
    fault: '60 uploads of one team at the same time, three times',
    limit: 'all accepted, nothing of another team refused, its p95 ≤ 500 ms',
  },
  async (note) => {
    const [many, other] = await Promise.all([portal.person('analyst'), portal.person('analyst')]);
    const health = watchHealth(portal.url);
    const alone = await work(other, 5_000);
    let isEnded = false;
    const beside = (async () => {
      const figures: Awaited<ReturnType<typeof work>>[] = [];
      while (!isEnded) figures.push(await work(other, 500));
      return figures;
    })();
    const statuses: number[] = [];
    const began = performance.now();
    for (let wave = 0; wave < 3; wave++) {
      const burst = Array.from({ length: 60 }, (_, n) => many.upload(smallFiling(), `${n}.pdf`));
      for (const response of await Promise.all(burst)) statuses.push(response.status);
    }
    const seconds = (performance.now() - began) / 1000;
    isEnded = true;
    const figures = await beside;
    const { slowestMilliseconds, failed } = await health.stop();
    const p95 = percentile(
      figures.flatMap(({ uploads, lists }) => [...uploads, ...lists]),
      95,
    );
    const accepted = statuses.filter((status) => status === 201).length;
    note(`${accepted} of 180 accepted in ${seconds.toFixed(1)} s`);
    note(
      `other team ${p95.toFixed(0)} ms at p95, ${percentile([...alone.uploads, ...alone.lists], 95).toFixed(0)} ms alone`,
    );
    note(`/health ${slowestMilliseconds.toFixed(0)} ms`);
    expect([accepted, failed]).toEqual([180, 0]);
    expect(p95).toBeLessThanOrEqual(500);
  },
);
