/** A real database and real workers for `bench/reading.ts`: what is seeded is claimed, read in a child process and written. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedDatabase } from '@gemmavision/db/embedded';
import { deployMigrations } from '@gemmavision/db/migrate';
import { readSettings } from '@gemmavision/settings';
import { createStorage } from '@gemmavision/storage';

const workerProgram = path.resolve(import.meta.dirname, '../../apps/doc-worker/src/main.ts');

export interface PipelineRun {
  /** Between the end of the first document and that of the last: starting up is not a page's time. */
  pagesPerSecond: number;
  /** The most that a reading process has held, in bytes. */
  peakBytes: number;
}

export interface ReadingPortal {
  /** Reads the files with so many workers of one document at a time, each after a document to warm up. */
  read(files: readonly string[], options: { workers: number; engine: string }): Promise<PipelineRun>;
  stop(): Promise<void>;
}

export async function startReadingPortal(): Promise<ReadingPortal> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-bench-reading-'));
  const database = await startEmbeddedDatabase({ folder: path.join(folder, 'postgres'), password: 'bench' });
  await deployMigrations(database.url);
  const environment = { NODE_ENV: 'production', DATABASE_URL: database.url, DATA_DIR: folder };
  const storage = createStorage(readSettings(environment));
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  await pool.query(
    `INSERT INTO organization (id, name, slug, "createdAt") VALUES ('bench', 'Bench', 'bench', now())`,
  );

  const seed = async (files: readonly string[]) => {
    await pool.query('DELETE FROM "Document"');
    for (const [index, file] of files.entries()) {
      await storage.put(keyOf(index), await readFile(file));
    }
    await pool.query(
      `INSERT INTO "Document" (id, "teamId", "fileName", "mediaType", "sizeBytes", sha256, "storageKey", "createdAt")
       SELECT gen_random_uuid()::text, 'bench', name, 'application/octet-stream', 1, md5(name || n), key, now()
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS given (name, key, n)`,
      [files.map((file) => path.basename(file)), files.map((_, index) => keyOf(index))],
    );
    for (;;) {
      const { rows } = await pool.query<{ status: string; count: number }>(
        'SELECT status::text, count(*)::int FROM "Document" GROUP BY status',
      );
      const done = rows.find(({ status }) => status === 'DONE')?.count ?? 0;
      if (done === files.length) return;
      const bad = rows.find(({ status }) => status === 'FAILED' || status === 'REJECTED');
      if (bad) throw new Error(`${bad.count} documents ended as ${bad.status}`);
      await sleep(200);
    }
  };

  return {
    read: async (files, { workers, engine }) => {
      const running = Array.from({ length: workers }, () =>
        startWorker({ ...environment, OCR_ENGINE: engine, WORKER_CONCURRENCY: '1' }),
      );
      try {
        await seed(Array.from({ length: 4 * workers }, (_, index) => files[index % files.length] ?? ''));
        await seed(files);
        const { rows } = await pool.query<{ pages: number; seconds: number }>(
          `WITH ends AS (SELECT "finishedAt" AS at, "pageCount" AS pages FROM "Document")
           SELECT (sum(pages) FILTER (WHERE at > (SELECT min(at) FROM ends)))::int AS pages,
                  extract(epoch FROM max(at) - min(at))::float8 AS seconds FROM ends`,
        );
        const [row] = rows;
        if (!row) throw new Error('nothing was read');
        const peaks = await Promise.all(running.map((worker) => peakOfChildren(worker.pid ?? 0)));
        return { pagesPerSecond: row.pages / row.seconds, peakBytes: Math.max(...peaks) };
      } finally {
        await Promise.all(running.map(stopWorker));
      }
    },
    stop: async () => {
      await pool.end();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const keyOf = (index: number) => `documents/bench-${index}/original`;

function startWorker(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [...process.execArgv, workerProgram], {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], ...environment },
  });
}

async function stopWorker(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null) throw new Error(`a worker ended by itself, with status ${worker.exitCode}`);
  const exit = once(worker, 'exit');
  worker.kill('SIGTERM');
  await exit;
}

/** The most memory that any process which the given one started has held, in bytes. */
async function peakOfChildren(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'latin1')),
  );
  const statuses = await Promise.all(
    lists
      .flatMap((list) => list.split(' ').filter(Boolean))
      .map((child) => readFile(`/proc/${child}/status`, 'latin1').catch(() => '')),
  );
  return Math.max(
    0,
    ...statuses.map((status) => Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024),
  );
}
