import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { startFaultPortal, startMilliseconds, type FaultPortal } from './fault-portal.ts';
import { watchHealth, type HealthProbe } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { openUpload } from './open-upload.ts';
import { fault } from './record.ts';
import { smallFiling } from './small-filings.ts';

let portal: FaultPortal;
let health: HealthProbe;
beforeAll(async () => {
  // Partial uploads do not get that far; the first whole one ends the api after its commit.
  portal = await startFaultPortal({ environment: { FAIL_POINT: 'upload-committed' } });
  health = watchHealth(portal.url);
}, startMilliseconds);
afterAll(() => portal.close(), startMilliseconds);

/** A PDF may end in whatever bytes. */
const largeFiling = () => Buffer.concat([smallFiling(), Buffer.alloc(2_000_000, '% padding\n')]);

async function restart(): Promise<number> {
  const began = performance.now();
  await portal.restartApi();
  health.resume();
  return performance.now() - began;
}

/** Bytes of the part files that are being written. */
async function bytesArrived(): Promise<number> {
  const folder = path.join(portal.settings.dataDir, 'files/.parts');
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => null)));
  return sizes.reduce((sum, found) => sum + (found?.size ?? 0), 0);
}

fault(
  {
    order: 30,
    fault: 'api killed at 10, 50 and 90 % of an upload',
    limit: 'no row, no file, no part file after its start',
    timeoutMinutes: 10,
  },
  async (note) => {
    const person = await portal.person('analyst');
    const restarts: number[] = [];
    for (const share of [0.1, 0.5, 0.9]) {
      const upload = openUpload(portal.url, person, largeFiling(), 'large.pdf');
      upload.sendTo(Math.round(share * upload.bytes));
      // What is on its way through the pipes of both sides has not arrived yet.
      while ((await bytesArrived()) < share * upload.bytes - 150_000) await sleep(10);
      health.pause();
      await portal.api.kill();
      restarts.push(await restart());
      expect(await whatIsLost(portal, [])).toEqual([]);
      expect(await portal.database.document.count()).toBe(0);
    }
    note(`nothing left, 3 of 3 · back after ${Math.max(...restarts).toFixed(0)} ms at most`);
  },
);

fault(
  {
    order: 31,
    fault: 'api killed between the commit of an upload and its wake-up',
    limit: 'read all the same',
    timeoutMinutes: 10,
  },
  async (note) => {
    const person = await portal.person('analyst');
    portal.startWorker();
    health.pause();
    await expect(person.upload(largeFiling(), 'large.pdf')).rejects.toThrow();
    await portal.api.ended();
    const [row] = await portal.database.document.findMany();
    await allEnded(portal, [row!.id]);
    await restart();
    const { slowestMilliseconds, failed } = await health.stop();
    expect(await whatIsLost(portal, [row!.id])).toEqual([]);
    expect((await person.finished(row!.id)).status).toBe('DONE');
    expect(failed).toBe(0);
    note(`1 of 1 DONE without its wake-up · /health ${slowestMilliseconds.toFixed(0)} ms`);
  },
);
