import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { folderStorage } from './index.ts';

let root = '';
const writers: ChildProcess[] = [];
const parts = () => readdir(path.join(root, '.parts'));

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'parts-'));
});
afterEach(() => {
  for (const writer of writers) writer.kill('SIGKILL');
});
afterAll(() => rm(root, { recursive: true }));

/** Another process that writes an object which never ends. */
async function writeForEver(): Promise<ChildProcess> {
  const source = path.resolve(import.meta.dirname, 'index.ts');
  const script = `
    import { folderStorage } from ${JSON.stringify(source)};
    import { Readable } from 'node:stream';
    const endless = async function* () { for (;;) { yield Buffer.alloc(10); await new Promise((r) => setTimeout(r, 20)); } };
    await folderStorage(${JSON.stringify(root)}).put('documents/1/original', Readable.from(endless()));`;
  const options = [
    '--conditions=@gemmavision/source',
    '--import=tsx',
    '--input-type=module',
    '--eval',
    script,
  ];
  const before = (await parts().catch(() => [])).length;
  const writer = spawn(process.execPath, options, { stdio: 'ignore' });
  writers.push(writer);
  while ((await parts().catch(() => [])).length === before) await sleep(20);
  return writer;
}

it('leaves what a living process writes, and removes at once what a killed one has left', async () => {
  const storage = folderStorage(root);
  const killed = await writeForEver();
  await writeForEver();
  expect(await parts()).toHaveLength(2);
  await storage.sweep();
  expect(await parts()).toHaveLength(2);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  await storage.sweep();
  expect(await parts()).toHaveLength(1);
  expect(await storage.exists('documents/1/original')).toBe(false);
});

it('leaves the part files of other machines until they have been silent for ten minutes', async () => {
  const storage = folderStorage(root);
  for (const [name, minutes] of [
    ['fresh', 9],
    ['silent', 11],
  ] as const) {
    const file = path.join(root, '.parts', `0123456789abcdef_1_77_${name}`);
    await writeFile(file, '');
    const then = new Date(Date.now() - minutes * 60_000);
    await utimes(file, then, then);
  }
  await storage.sweep();
  const left = await parts();
  expect(left.filter((name) => name.endsWith('fresh'))).toHaveLength(1);
  expect(left.filter((name) => name.endsWith('silent'))).toEqual([]);
});
