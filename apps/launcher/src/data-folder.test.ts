import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { takeDataFolder } from './data-folder.ts';
import { identityOf, stillRuns } from './process-identity.ts';

const address = 'http://localhost:3000';
let dataDir = '';
beforeEach(async () => {
  dataDir = path.join(await mkdtemp(path.join(tmpdir(), 'data-folder-')), 'data');
});
afterEach(() => rm(path.dirname(dataDir), { recursive: true }));

const lockOf = (identity: object) =>
  writeFile(path.join(dataDir, 'portal.lock'), JSON.stringify({ ...identity, address }));

describe('the data folder', () => {
  it('is made, and given back', async () => {
    const giveBack = await takeDataFolder(dataDir, address);
    expect(await readdir(dataDir)).toEqual(['portal.lock']);
    await giveBack();
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('belongs to one portal at a time, and says which', async () => {
    await (
      await takeDataFolder(dataDir, address)
    )();
    const other = spawn('sleep', ['60']);
    try {
      await lockOf(identityOf(other.pid ?? 0));
      await expect(takeDataFolder(dataDir, address)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining(`at ${address} (process ${other.pid})`),
      });
    } finally {
      other.kill();
    }
  });

  it('is free again when its portal was killed', async () => {
    await (
      await takeDataFolder(dataDir, address)
    )();
    await lockOf({ pid: 2 ** 22 - 1, startTicks: '1' });
    await (
      await takeDataFolder(dataDir, address)
    )();
  });

  it('is free when the number of its portal belongs to another process since', async () => {
    await (
      await takeDataFolder(dataDir, address)
    )();
    await lockOf({ pid: process.ppid, startTicks: '1' });
    await (
      await takeDataFolder(dataDir, address)
    )();
  });

  it('is free when its lock was cut short', async () => {
    await (
      await takeDataFolder(dataDir, address)
    )();
    await writeFile(path.join(dataDir, 'portal.lock'), '{"pid":1');
    await (
      await takeDataFolder(dataDir, address)
    )();
  });

  it('is made with the folders above it', async () => {
    const deep = path.join(dataDir, 'of', 'the', 'portal');
    await takeDataFolder(deep, address);
    expect(await readdir(deep)).toEqual(['portal.lock']);
  });

  it('says so where no folder can be, instead of trying for ever', async () => {
    await expect(takeDataFolder('/proc/portal/data', address)).rejects.toThrow(
      /DATA_DIR .* cannot be made \(ENOENT\)/,
    );
  });

  it('says what to do when it cannot be made', async () => {
    await writeFile(dataDir, 'a file');
    await expect(takeDataFolder(dataDir, address)).rejects.toThrow(/DATA_DIR .* cannot be made \(EEXIST\)/);
  });
});

describe('a process', () => {
  it('is known again while it runs, and not after', async () => {
    const child = spawn('sleep', ['60']);
    const identity = identityOf(child.pid ?? 0);
    expect(stillRuns(identity)).toBe(true);
    expect(stillRuns({ ...identity, startTicks: '1' })).toBe(false);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(stillRuns(identity)).toBe(false);
  });
});
