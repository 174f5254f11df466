import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startService, type Service } from './service.ts';

let folder = '';
let service: Service | undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'service-'));
});
afterEach(async () => {
  await service?.stop();
  await rm(folder, { recursive: true });
});

/** A service that notes each of its starts, then does `body`. */
function aService(body: string, patienceMilliseconds?: number): Service {
  const note = `require('fs').appendFileSync('starts', process.pid + '\\n');`;
  service = startService({
    name: 'test',
    program: process.execPath,
    args: ['--eval', `${note} ${body}`],
    environment: {},
    folder,
    patienceMilliseconds,
  });
  return service;
}

async function starts(atLeast: number): Promise<number[]> {
  for (;;) {
    const text = await readFile(path.join(folder, 'starts'), 'utf8').catch(() => '');
    const pids = text.split('\n').filter(Boolean).map(Number);
    if (pids.length >= atLeast) return pids;
    await sleep(20);
  }
}

describe('a service', () => {
  it('is started again when it dies', async () => {
    aService('setInterval(() => {}, 1000)');
    const [first = 0] = await starts(1);
    process.kill(first, 'SIGKILL');
    const [, second] = await starts(2);
    expect(second).not.toBe(first);
  });

  it('is started ever more slowly when it dies at once', async () => {
    aService('process.exit(1)');
    await starts(1);
    await sleep(1_000);
    expect((await starts(1)).length).toBeLessThan(5);
  });

  it('ends when it is asked to, and stays down', async () => {
    const running = aService(`setInterval(() => {}, 1000); process.on('SIGTERM', () => process.exit(0))`);
    await starts(1);
    await running.stop();
    expect(running.isRunning()).toBe(false);
    await sleep(600);
    expect(await starts(1)).toHaveLength(1);
  });

  it('is killed when it does not end', async () => {
    const running = aService(`setInterval(() => {}, 1000); process.on('SIGTERM', () => {})`, 200);
    await starts(1);
    await sleep(200); // until its handler is there
    await running.stop();
    expect(running.isRunning()).toBe(false);
  });
});
