import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { startFaultPortal, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { childrenOf, residentBytesOf } from './program.ts';
import { fault } from './record.ts';
import { smallFiling, uploaded } from './small-filings.ts';

const minutes = Number(process.env['SOAK_MINUTES'] ?? '30');
const documentsPerSecond = 2;
const sampleMilliseconds = 5_000;
/** Programs load, compile and fill their pools for a while; what they hold then is their size. */
const warmUpShare = 0.2;

let portal: FaultPortal;
beforeAll(async () => {
  portal = await startFaultPortal();
});
afterAll(() => portal.close());

/** What each part of the portal holds at one time, in bytes; `readers` are the worker’s child processes together. */
interface Sample {
  minute: number;
  api: number;
  worker: number;
  readers: number;
}

fault(
  {
    order: 16,
    fault: `soak: ${minutes} minutes at ${documentsPerSecond} documents/s`,
    limit: 'memory of each process grows by less than 1 MB/min, none lost',
    timeoutMinutes: 2 * minutes + 30,
  },
  async (note) => {
    const person = await portal.person('analyst');
    const worker = portal.startWorker();
    const health = watchHealth(portal.url);
    const began = performance.now();
    const isOver = () => performance.now() - began > minutes * 60_000;
    const samples: Sample[] = [];
    const sampling = (async () => {
      while (!isOver()) {
        await sleep(sampleMilliseconds);
        samples.push({
          minute: (performance.now() - began) / 60_000,
          api: portal.api.residentBytes(),
          worker: worker.residentBytes(),
          readers: childrenOf(worker.pid()).reduce((sum, pid) => sum + residentBytesOf(pid), 0),
        });
      }
    })();
    const uploads: Promise<string>[] = [];
    while (!isOver()) {
      uploads.push(uploaded(person, smallFiling(), `${uploads.length}.pdf`));
      // By the clock and not by a pause after each: a slow answer does not lower the rate.
      const next = began + (uploads.length * 1000) / documentsPerSecond;
      await sleep(Math.max(0, next - performance.now()));
    }
    await sampling;
    const ids = await Promise.all(uploads);
    const backlog = await portal.database.document.count({ where: { status: { not: 'DONE' } } });
    await allEnded(portal, ids);
    const { slowestMilliseconds } = await health.stop();

    const warm = samples.filter(({ minute }) => minute > warmUpShare * minutes);
    const slopes = (['api', 'worker', 'readers'] as const).map((part) => ({
      part,
      slope: slopeOf(warm.map((sample) => [sample.minute, sample[part] / 1e6])),
      last: (warm.at(-1)?.[part] ?? 0) / 1e6,
    }));
    note(`${ids.length} documents, ${backlog} waiting at the end`);
    for (const { part, slope, last } of slopes)
      note(`${part} ${slope >= 0 ? '+' : ''}${slope.toFixed(2)} MB/min at ${last.toFixed(0)} MB`);
    note(`slowest /health ${slowestMilliseconds.toFixed(0)} ms`);
    expect(await whatIsLost(portal, ids)).toEqual([]);
    expect(slopes.filter(({ slope }) => slope >= 1)).toEqual([]);
  },
);

/** Of the line through the points that has the least squares. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
