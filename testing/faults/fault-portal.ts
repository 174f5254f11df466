import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashPassword } from 'better-auth/crypto';
import { createDatabase, type Database } from '@gemmavision/db';
import { freePort } from '@gemmavision/db/embedded';
import type { Role } from '@gemmavision/domain/access';
import { readSettings, type Settings } from '@gemmavision/settings';
import { freshDatabase, redisUrl } from '../database.ts';
import { createPerson, type Person } from '../portal.ts';
import { startRedisServer, type RedisServer } from '../redis-server.ts';
import { startOwnDatabase, type OwnDatabase } from './own-database.ts';
import { startProgram, type Program } from './program.ts';

export interface FaultPortalOptions {
  /** PostgreSQL of the test run, or one of this portal's own that may be taken down. */
  database?: 'shared' | 'own';
  /** The queue on PostgreSQL, on the Redis of the test run, or on one of this portal's own that may be taken down. */
  queue?: 'postgres' | 'redis' | 'own-redis';
  /** Settings of api and workers beside those of production. */
  environment?: Record<string, string>;
}

/** The portal as it runs in production: api and workers as processes of their own, each of which a test may kill. */
export interface FaultPortal {
  url: string;
  /** What the programs were started with, as they read it and as it was given. */
  settings: Settings;
  environment: Record<string, string>;
  databaseUrl: string;
  /** Sees the rows of every team, the trash too: the login that owns the tables. */
  database: Database;
  api: Program;
  /** There with `database: 'own'`. */
  postgres: OwnDatabase | undefined;
  /** There with `queue: 'own-redis'`. */
  redis: RedisServer | undefined;
  /** Starts a worker; with settings of its own where they are given. Does not wait until it works. */
  startWorker(environment?: Record<string, string>): Program;
  /** Starts the api again after it was killed, and waits until it answers. */
  restartApi(): Promise<void>;
  /** A new person in a new team, or in one that exists. */
  person(role?: Role, teamId?: string): Promise<Person>;
  /** Kills what still runs, and removes everything. */
  close(): Promise<void>;
}

/** Enough for a portal to start or to close, also on a machine that is busy with ten other things. */
export const startMilliseconds = 300_000;

/** Starts the api of a portal without a worker. Settings are those of production, rate limits apart. */
export async function startFaultPortal(options: FaultPortalOptions = {}): Promise<FaultPortal> {
  const folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-faults-'));
  const postgres = options.database === 'own' ? await startOwnDatabase(folder) : undefined;
  const shared = postgres ? undefined : await freshDatabase();
  const databaseUrl = postgres?.url ?? shared?.url ?? '';
  const redis = options.queue === 'own-redis' ? await startRedisServer(folder) : undefined;
  const queueUrl = redis?.url ?? (options.queue === 'redis' ? redisUrl() : undefined);
  const port = await freePort();
  const environment: Record<string, string> = {
    NODE_ENV: 'test',
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    DATA_DIR: path.join(folder, 'data'),
    QUEUE_PREFIX: randomUUID(),
    RATE_LIMIT_ANONYMOUS: '0',
    RATE_LIMIT_REQUESTS: '0',
    RATE_LIMIT_UPLOADS: '0',
    ...(queueUrl !== undefined && { REDIS_URL: queueUrl }),
    ...options.environment,
  };
  const url = `http://127.0.0.1:${port}`;
  const database = createDatabase(databaseUrl, { reach: 'owner', maxConnections: 4 });
  const api = startProgram('api', environment);
  const programs = [api];
  await untilAnswering(url, api);
  return {
    url,
    settings: readSettings(environment),
    environment,
    databaseUrl,
    database,
    api,
    postgres,
    redis,
    startWorker: (own = {}) => {
      const worker = startProgram('doc-worker', { ...environment, ...own });
      programs.push(worker);
      return worker;
    },
    restartApi: async () => {
      api.start();
      await untilAnswering(url, api);
    },
    person: (role = 'owner', teamId) => createPerson({ database, hashPassword }, url, role, teamId),
    close: async () => {
      await Promise.all(programs.map((program) => program.kill()));
      await database.$disconnect();
      await redis?.kill();
      await postgres?.stop('immediate');
      await shared?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswering(url: string, api: Program): Promise<void> {
  while (!(await fetch(`${url}/health`).catch(() => undefined))?.ok) {
    if (!api.isRunning()) throw new Error('the api ended while it started; TEST_LOG_LEVEL=warn shows why');
    await sleep(50);
  }
}
