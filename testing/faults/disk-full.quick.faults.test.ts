import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import S3rver from 's3rver';
import type { Problem } from '@gemmavision/domain/contract';
import { s3Storage } from '@gemmavision/storage';
import { startFaultPortal, startMilliseconds, type FaultPortal } from './fault-portal.ts';
import { watchHealth } from './health-probe.ts';
import { allEnded, whatIsLost } from './nothing-lost.ts';
import { fault } from './record.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { smallFiling, uploaded } from './small-filings.ts';

let folder = '';
let disk: SmallDisk | null = null;
let portal: FaultPortal | undefined;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-disk-'));
});
afterEach(async () => {
  await portal?.close();
  portal = undefined;
  await disk?.remove();
  disk = null;
}, startMilliseconds);
afterAll(() => rm(folder, { recursive: true, force: true }));

const mayMount = process.getuid?.() === 0;
if (!mayMount) it.skip('a full disk: only root may mount a small one', () => undefined);
const onSmallDisk = mayMount ? fault : () => undefined;

onSmallDisk(
  {
    order: 70,
    fault: 'disk full under uploads',
    limit: '507 with a reason, no half file, recovers by itself',
    timeoutMinutes: 10,
  },
  async (note) => {
    disk = await mountSmallDisk(path.join(folder, 'files'), 4);
    expect(disk).not.toBeNull();
    portal = await startFaultPortal({ environment: { DATA_DIR: folder } });
    const { api } = portal;
    const pid = api.pid();
    const person = await portal.person('analyst');
    const health = watchHealth(portal.url);
    const parts = () => readdir(path.join(folder, 'files/.parts'));
    const large = Buffer.concat([smallFiling(), Buffer.alloc(6_000_000, '% padding\n')]);
    const refused: number[] = [];
    // One fills it, another finds it full from its first byte on.
    for (const content of [large, smallFiling()]) {
      const answer = await person.upload(content, 'a.pdf');
      const problem = (await answer.json()) as Problem;
      expect([answer.status, problem.code]).toEqual([507, 'storage_full']);
      expect(problem.detail).toMatch(/no room left/);
      refused.push(answer.status);
      expect(await parts()).toEqual([]);
      disk!.fill();
    }
    expect(await portal.database.document.count()).toBe(0);
    await disk!.free();
    const freed = performance.now();
    const id = await uploaded(person, smallFiling(), 'b.pdf');
    const again = performance.now() - freed;
    portal.startWorker();
    await allEnded(portal, [id]);
    const { slowestMilliseconds, failed } = await health.stop();
    expect(await whatIsLost(portal, [id])).toEqual([]);
    expect([failed, api.pid() === pid && api.isRunning()]).toEqual([0, true]);
    note(`${refused.join(', ')}, nothing kept · accepted ${again.toFixed(0)} ms after there was room`);
    note(`/health ${slowestMilliseconds.toFixed(0)} ms`);
  },
);

onSmallDisk(
  {
    order: 71,
    fault: 'disk of a worker full while it reads',
    limit: 'waits for room, no document FAILED',
    timeoutMinutes: 10,
  },
  async (note) => {
    // Files come out of a store, and a worker writes each to its own disk to read it.
    const store = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory: path.join(folder, 's3'),
    });
    const endpoint = `http://127.0.0.1:${(await store.run()).port}`;
    const secret = 'S3RVER';
    const s3 = { S3_ENDPOINT: endpoint, S3_BUCKET: 'uploads', S3_FORCE_PATH_STYLE: 'true' };
    await s3Storage({
      endpoint,
      bucket: 'uploads',
      region: 'us-east-1',
      credentials: { accessKeyId: secret, secretAccessKey: secret },
      forcePathStyle: true,
    }).check();
    disk = await mountSmallDisk(path.join(folder, 'tmp'), 16);
    portal = await startFaultPortal({
      environment: { ...s3, S3_ACCESS_KEY_ID: secret, S3_SECRET_ACCESS_KEY: secret },
    });
    const person = await portal.person('analyst');
    portal.startWorker({ TMPDIR: path.join(folder, 'tmp') });
    const first = await uploaded(person, smallFiling(), 'first.pdf');
    await allEnded(portal, [first]);
    disk!.fill();
    const ids = [first];
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) ids.push(await uploaded(person, smallFiling(), name));
    const triedOften = { id: { in: ids }, attempt: { gte: 4 } };
    while ((await portal.database.document.count({ where: triedOften })) === 0) await sleep(50);
    const failed = await portal.database.document.count({ where: { status: 'FAILED' } });
    await disk!.free();
    await allEnded(portal, ids);
    const done = await portal.database.document.count({ where: { status: 'DONE' } });
    note(`${failed} FAILED meanwhile, ${done} of ${ids.length} DONE after there was room`);
    expect([failed, done]).toEqual([0, ids.length]);
    expect(await whatIsLost(portal, ids)).toEqual([]);
    await store.close();
  },
);
