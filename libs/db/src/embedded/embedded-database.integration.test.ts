import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './index.ts';
import { isRunning, readPostmasterFile } from './postmaster-file.ts';
import { chooseRunAs } from './run-as.ts';

const password = 'p/ss w:rd';
let folder = '';
let cluster = '';
let running: EmbeddedDatabase | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'embedded-'));
  cluster = path.join(folder, 'cluster');
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedDatabase> {
  running = await startEmbeddedDatabase({ folder, password });
  return running;
}

async function query(database: EmbeddedDatabase, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A launcher in a process of its own, so that it can be killed. */
async function launcher(): Promise<{ kill(): Promise<void> }> {
  const script = `import { startEmbeddedDatabase } from '@gemmavision/db/embedded';
    await startEmbeddedDatabase(${JSON.stringify({ folder, password })});
    console.log('ready'); setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ['--conditions=@gemmavision/source', '--import', 'tsx', '--input-type=module', '--eval', script],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  await new Promise((resolve) => createInterface(child.stdout).once('line', resolve));
  return {
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

async function postmasterPid(): Promise<number> {
  return (await readPostmasterFile(cluster))?.pid ?? 0;
}

describe('the embedded database', () => {
  it('keeps its rows and its address from one start to the next', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE t AS SELECT 42 AS answer');
    await first.stop();
    expect(first.isRunning()).toBe(false);

    const second = await start();
    expect(second.url).toBe(first.url);
    expect((await query(second, 'SELECT answer FROM t')).rows).toEqual([{ answer: 42 }]);
  });

  it('lets nobody in without the password', async () => {
    const address = new URL((await start()).url);
    address.password = 'guess';
    const client = new pg.Client({ connectionString: address.href });
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
    expect(await readFile(path.join(cluster, 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\btrust\b/m);
    expect((await stat(folder)).mode & 0o077).toBe(0);
  });

  it('is taken over when its launcher was killed', async () => {
    const killed = await launcher();
    const pid = await postmasterPid();
    await killed.kill();
    expect(isRunning(pid)).toBe(true);

    const database = await start();
    expect(database.isAdopted).toBe(true);
    expect(await postmasterPid()).toBe(pid);
    await database.stop();
    expect(isRunning(pid)).toBe(false);
  });

  it('loses no committed row when it is killed itself', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE t AS SELECT generate_series(1, 1000) AS n');
    process.kill(await postmasterPid(), 'SIGKILL');
    while (first.isRunning()) await sleep(10);

    const second = await start();
    expect(second.isAdopted).toBe(false);
    expect((await query(second, 'SELECT count(*)::int AS n FROM t')).rows).toEqual([{ n: 1000 }]);
  });

  it('starts although its lock file names a process that is somebody else', async () => {
    await (await start()).stop();
    await writeFile(
      path.join(cluster, 'postmaster.pid'),
      `${process.pid}\n${cluster}\n0\n54321\n\n127.0.0.1\n`,
    );
    expect((await start()).isAdopted).toBe(false);
  });

  it('starts although its lock file names a process that is dead and not collected', async () => {
    await (await start()).stop();
    // exec leaves the shell's child to a program that never waits for it: a zombie.
    const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const pid = await new Promise<string>((resolve) =>
        createInterface(parent.stdout).once('line', resolve),
      );
      while (isRunning(Number(pid))) await sleep(10);
      await writeFile(path.join(cluster, 'postmaster.pid'), `${pid}\n${cluster}\n0\n54321\n\n127.0.0.1\n`);
      expect((await start()).isRunning()).toBe(true);
    } finally {
      parent.kill('SIGKILL');
    }
  });

  it('is made anew when its making was broken off', async () => {
    await mkdir(`${cluster}.new`);
    await writeFile(path.join(`${cluster}.new`, 'PG_VERSION'), '18\n');
    expect((await start()).isRunning()).toBe(true);
  });

  it('leaves a folder alone that is not a database', async () => {
    await mkdir(cluster);
    await writeFile(path.join(cluster, 'holiday.jpg'), '');
    await expect(start()).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(cluster),
    });
  });

  it('says which file to put back when the password does not fit', async () => {
    await (await start()).stop();
    await expect(startEmbeddedDatabase({ folder, password: 'another' })).rejects.toThrow(/secrets\/database/);
  });
});

describe('starting PostgreSQL as root', () => {
  const asRoot = process.getuid?.() === 0 ? it : it.skip;

  asRoot('uses a user namespace, else the user nobody', async () => {
    expect((await chooseRunAs(cluster, () => true)).prefix[0]).toBe('unshare');
    expect(await chooseRunAs(cluster, () => false)).toMatchObject({
      prefix: expect.arrayContaining(['setpriv', '--reuid=65534']),
      owner: { uid: 65_534 },
    });
  });
});
