import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase } from '@gemmavision/db';
import type { AcceptedDocument, DocumentRecord } from '@gemmavision/domain/documents';
import { startPortal, type Person, type TestPortal } from '../../../testing/portal.ts';
import { redisUrl } from '../../../testing/database.ts';
import { programArguments } from '../../../testing/program-arguments.ts';
import { isThorough } from '../../../testing/thorough.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Whatever keeps the jobs, the rows decide: both stores only where there is time. */
const queues = isThorough ? (['postgres', 'redis'] as const) : (['postgres'] as const);

describe.each(queues)('workers that die, queue on %s', (queue) => {
  let portal: TestPortal;
  let person: Person;
  const workers: ChildProcess[] = [];

  beforeAll(async () => {
    portal = await startPortal({ queue });
    person = await portal.person('analyst');
  });
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL');
  });
  afterAll(() => portal.close());

  /** A worker as a process of its own, as in production. */
  function startWorkerProcess(): ChildProcess {
    const worker = spawn(process.execPath, programArguments('doc-worker'), {
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: portal.databaseUrl,
        DATA_DIR: portal.settings.dataDir,
        LEASE_MILLISECONDS: '3000',
        LOG_LEVEL: 'silent',
        ...(queue === 'redis' && { REDIS_URL: redisUrl(), QUEUE_PREFIX: portal.queuePrefix }),
      },
    });
    workers.push(worker);
    return worker;
  }

  async function upload(): Promise<string> {
    // A different name is not enough to be read again: a byte after the end of a PNG makes it other content.
    const scan = await readFile(path.join(root, 'fixtures/page-scan.png'));
    const content = Buffer.concat([scan, Buffer.from(crypto.randomUUID())]);
    return ((await (await person.upload(content, 'scan.png')).json()) as AcceptedDocument).id;
  }

  async function whenRunning(id: string, attempt = 1): Promise<void> {
    for (;;) {
      const { status, attempts } = await person.json<DocumentRecord>(`/api/documents/${id}`);
      if (status === 'RUNNING' && attempts === attempt) return;
      expect(status).not.toBe('DONE');
      await sleep(20);
    }
  }

  it('finishes a document once after the worker that read it was killed', async () => {
    const id = await upload();
    const first = startWorkerProcess();
    await whenRunning(id);
    first.kill('SIGKILL');
    await once(first, 'exit');
    startWorkerProcess();
    expect(await person.finished(id)).toMatchObject({ status: 'DONE', attempts: 2 });
    const finished = await portal.server.database.auditEvent.count({
      where: { subject: id, action: 'document.finished' },
    });
    expect(finished).toBe(1);
    expect((await person.json<{ items: object[] }>(`/api/documents/${id}/pages`)).items).toHaveLength(1);
  });

  it('gives up on a document after its third worker died, with a sentence', async () => {
    const id = await upload();
    for (const attempt of [1, 2, 3]) {
      const worker = startWorkerProcess();
      await whenRunning(id, attempt);
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    startWorkerProcess();
    const document = await person.finished(id);
    expect(document).toMatchObject({
      status: 'FAILED',
      attempts: 3,
      reason: { code: 'stopped_unexpectedly' },
    });
  });

  it('gives its documents back unharmed when it is asked to go', async () => {
    const ids = [await upload(), await upload(), await upload()];
    const worker = startWorkerProcess();
    await whenRunning(ids[0]!);
    worker.kill('SIGTERM');
    const [code] = (await once(worker, 'exit')) as [number | null];
    expect(code).toBe(0);
    startWorkerProcess();
    const database = createDatabase(portal.databaseUrl, { reach: 'all' });
    for (const id of ids) {
      expect(await person.finished(id)).toMatchObject({ status: 'DONE' });
      // Whether it was finished before the worker went or given back, no attempt was lost.
      const { attemptsInRow } = await database.document.findUniqueOrThrow({ where: { id } });
      expect(attemptsInRow).toBe(1);
    }
    await database.$disconnect();
  });
});
