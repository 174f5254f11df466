import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rename, symlink, unlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freePort } from '@gemmavision/db/embedded';
import type { ApiKey } from '@gemmavision/domain/access';
import type { AcceptedDocument, DocumentRecord } from '@gemmavision/domain/documents';
import { startPortal, type Person, type TestPortal } from '../../../testing/portal.ts';
import { isThorough } from '../../../testing/thorough.ts';

const invoice = path.resolve(import.meta.dirname, '../../../fixtures/invoice.pdf');

interface Ready {
  ok: boolean;
  database: { ok: boolean };
  queue: { ok: boolean };
  workers: number;
}

let portal: TestPortal;
const servers: ChildProcess[] = [];
afterEach(async () => {
  await portal.close();
  for (const server of servers.splice(0)) server.kill('SIGKILL');
});

const ready = async () => (await (await fetch(`${portal.url}/ready`)).json()) as Ready;

async function upload(person: Person): Promise<string> {
  // Bytes after the end of a PDF make it other content.
  const content = Buffer.concat([await readFile(invoice), Buffer.from(`\n% ${crypto.randomUUID()}\n`)]);
  const response = await person.upload(content, 'invoice.pdf');
  expect(response.status).toBe(201);
  return ((await response.json()) as AcceptedDocument).id;
}

async function startRedis(port: number): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', ''];
  const server = spawn('redis-server', args, { stdio: 'ignore' });
  await once(server, 'spawn');
  servers.push(server);
  return server;
}

describe('without its queue', () => {
  it('the portal starts, takes documents and says what is missing; they are read when the queue comes', async () => {
    const port = await freePort();
    portal = await startPortal({ queue: 'redis', environment: { REDIS_URL: `redis://127.0.0.1:${port}` } });
    const person = await portal.person('analyst');
    await portal.startWorker();
    const first = await upload(person);
    expect(await ready()).toMatchObject({ ok: true, queue: { ok: false } });

    const server = await startRedis(port);
    expect(await person.finished(first)).toMatchObject({ status: 'DONE', attempts: 1 });
    while (!(await ready()).queue.ok) await sleep(100);

    // A queue that hangs is worse than one that is gone: nothing is refused, nothing answers.
    server.kill('SIGSTOP');
    const second = await upload(person);
    expect(await ready()).toMatchObject({ ok: true, queue: { ok: false } });
    server.kill('SIGCONT');
    expect(await person.finished(second)).toMatchObject({ status: 'DONE' });

    server.kill('SIGKILL');
    const third = await upload(person);
    await startRedis(port);
    expect(await person.finished(third)).toMatchObject({ status: 'DONE' });
  });
});

describe('without its storage', () => {
  it('counts no attempt against a document that could not be fetched, and reads it when the files are back', async () => {
    portal = await startPortal();
    const person = await portal.person('analyst');
    const id = await upload(person);
    const files = path.join(portal.settings.dataDir, 'files');
    await rename(files, `${files}.away`);
    // A link to itself: not a missing file, but a place that cannot be used.
    await symlink(files, files);
    await portal.startWorker();
    const standing = () => person.json<DocumentRecord>(`/api/documents/${id}`);
    // More often than a document is tried that is itself at fault.
    for (let document = await standing(); document.attempts < 4; document = await standing()) {
      expect(document.status).not.toBe('FAILED');
      await sleep(100);
    }
    await unlink(files);
    await rename(`${files}.away`, files);
    expect(await person.finished(id)).toMatchObject({ status: 'DONE' });
  });
});

/** Whatever keeps the jobs, the rows decide: both stores only where there is time. */
const queues = isThorough ? (['postgres', 'redis'] as const) : (['postgres'] as const);

describe.each(queues)('when the database drops all connections, queue on %s', (queue) => {
  it('nothing ends, nothing is lost, and what fails meanwhile says that it may be tried again', async () => {
    portal = await startPortal({ queue });
    const person = await portal.person('analyst');
    await portal.startWorker();
    const { key } = await person.json<ApiKey & { key: string }>('/api/api-keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'nightly' }),
    });
    const statuses = new Set<number>();
    const administrator = new URL(portal.databaseUrl);
    const name = administrator.pathname.slice(1);
    administrator.pathname = '/postgres';
    const client = new pg.Client({ connectionString: administrator.href });
    await client.connect();
    const ids: string[] = [];
    for (let round = 0; round < 4; round++) {
      ids.push(await upload(person));
      const asked = Array.from({ length: 10 }, () => person.fetch('/api/documents'));
      await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      for (const response of await Promise.all(asked)) statuses.add(response.status);
      for (let n = 0; n < 5; n++) statuses.add((await person.fetch('/api/documents')).status);
      await sleep(200);
    }
    // Nobody gets in: as while the database restarts.
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    for (let n = 0; n < 5; n++) statuses.add((await person.fetch('/api/documents')).status);
    statuses.add((await person.upload(Buffer.from('%PDF-1.7'), 'a.pdf')).status);
    const withKey = await fetch(`${portal.url}/api/me`, { headers: { authorization: `Bearer ${key}` } });
    expect(withKey.status).toBe(503);
    expect((await fetch(`${portal.url}/metrics`)).status).toBe(200);
    expect(await ready()).toMatchObject({ ok: false, database: { ok: false } });
    expect(JSON.stringify(await ready())).not.toContain(name);
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await client.end();
    for (const id of ids) expect(await person.finished(id)).toMatchObject({ status: 'DONE' });
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  });
});
