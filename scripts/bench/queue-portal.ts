/** A portal for `bench/queue.ts`: PostgreSQL that brings to the disk what it commits, the api, and workers that read nothing. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { startServer } from '@gemmavision/api/server';
import { freePort, startEmbeddedDatabase } from '@gemmavision/db/embedded';
import { deployMigrations } from '@gemmavision/db/migrate';
import { createLogger } from '@gemmavision/logging';
import { readSettings } from '@gemmavision/settings';
import { createStorage } from '@gemmavision/storage';

const owner = { email: 'bench@example.com', password: 'a password for the bench' };
/** Every document of the bench is this one. */
const storageKey = 'documents/bench/original';

export interface BenchWorker {
  /** Resident memory, in bytes. */
  residentBytes(): Promise<number>;
  stop(): Promise<void>;
}

export interface QueuePortal {
  databaseUrl: string;
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Makes documents that wait, spread evenly over the teams, in place of those there were. */
  seed(documents: number, teams?: number): Promise<void>;
  startWorker(): Promise<BenchWorker>;
  /** Asks the api as the owner of the first team; how long the answer took, in milliseconds. */
  ask(target: string): Promise<number>;
  stop(): Promise<void>;
}

export async function startQueuePortal(
  store: 'redis' | 'postgres',
  concurrency: number,
): Promise<QueuePortal> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-bench-queue-'));
  const database = await startEmbeddedDatabase({ folder: path.join(folder, 'postgres'), password: 'bench' });
  await deployMigrations(database.url);
  const redis = store === 'redis' ? await startRedis(folder) : undefined;
  const environment = {
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    ...(redis && { REDIS_URL: redis.url }),
    DATA_DIR: folder,
    OWNER_EMAIL: owner.email,
    OWNER_PASSWORD: owner.password,
    RATE_LIMIT_REQUESTS: '0',
    WORKER_CONCURRENCY: String(concurrency),
  };
  const settings = { ...readSettings(environment), port: 0 };
  await createStorage(settings).put(storageKey, Buffer.from('%PDF-1.7\n'));
  const server = await startServer({
    settings,
    databaseUrl: database.url,
    logger: createLogger({ app: 'api', level: 'info', destination: pino.destination('/dev/null') }),
    version: 'bench',
  });
  const url = `http://127.0.0.1:${server.port}`;
  const cookie = await signIn(url);
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  const query = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await pool.query<Row>(sql, values)).rows;
  return {
    databaseUrl: database.url,
    query,
    seed: async (documents, teams = 1) => {
      await query('DELETE FROM "Document"');
      await query(
        `INSERT INTO organization (id, name, slug, "createdAt")
         SELECT 'bench-' || n, 'Bench', 'bench-' || n, now() FROM generate_series(2, $1::int) n ON CONFLICT DO NOTHING`,
        [teams],
      );
      await query(
        `WITH team AS (
           SELECT id, row_number() OVER (ORDER BY id LIKE 'bench-%', id) - 1 AS place FROM organization
         )
         INSERT INTO "Document" (id, "teamId", "fileName", "mediaType", "sizeBytes", sha256, "storageKey", "createdAt")
         SELECT gen_random_uuid()::text, team.id, 'filing-' || n || '.pdf', 'application/pdf', 9, md5(n::text), $3,
                now() - interval '1 hour' + n * interval '1 millisecond'
         FROM generate_series(1, $1::int) n JOIN team ON team.place = n % $2::int`,
        [documents, teams, storageKey],
      );
      await query('VACUUM ANALYZE "Document"');
    },
    startWorker: () => startWorker(environment),
    ask: async (target) => {
      const start = performance.now();
      const response = await fetch(url + target, { headers: { cookie } });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${target} answered ${response.status}`);
      return performance.now() - start;
    },
    stop: async () => {
      await pool.end();
      await server.close();
      redis?.process.kill('SIGKILL');
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startWorker(environment: Record<string, string>): Promise<BenchWorker> {
  const script = path.join(import.meta.dirname, 'queue-worker.ts');
  const child = spawn(process.execPath, [...process.execArgv, script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], ...environment },
  });
  await firstLine(child);
  return {
    residentBytes: async () => {
      const status = await readFile(`/proc/${child.pid}/status`, 'latin1');
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.stdin.end();
      await exit;
    },
  };
}

async function startRedis(folder: string): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const child = spawn('redis-server', [...args, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  await once(child, 'spawn');
  await sleep(500);
  return { url: `redis://127.0.0.1:${port}`, process: child };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the process was started without a pipe');
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error('the worker ended before it worked');
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(owner),
  });
  if (!response.ok) throw new Error(`sign-in failed: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
