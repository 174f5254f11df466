import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import { startServer, type RunningServer, type ServerOptions } from '@gemmavision/api/server';
import { startWorker, type RunningWorker } from '@gemmavision/doc-worker/worker';
import { addPerson, createTeam } from '@gemmavision/db/teams';
import type { Role } from '@gemmavision/domain/access';
import { isTerminal, type DocumentRecord } from '@gemmavision/domain/documents';
import { readSettings, type Settings } from '@gemmavision/settings';
import { freshDatabase, redisUrl } from './database.ts';

/** Somebody with an account, who sends requests with their own cookie or key. */
export interface Person {
  teamId: string;
  email: string;
  /** The cookie of the session, for requests that go elsewhere. */
  cookie: string;
  /** Sends a request and gives the whole response. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a request with a body as JSON, where there is one. */
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Response>;
  /** Sends a request and gives the JSON, whatever the status. */
  json<T>(path: string, init?: RequestInit): Promise<T>;
  /** Uploads bytes under a name. */
  upload(content: Uint8Array, fileName: string): Promise<Response>;
  /** Waits until the document has come to rest. */
  finished(documentId: string): Promise<DocumentRecord>;
}

export interface TestPortal {
  url: string;
  settings: Settings;
  databaseUrl: string;
  queuePrefix: string;
  server: RunningServer;
  /** Starts a worker in this process. */
  startWorker(): Promise<RunningWorker>;
  /** A new person in a new team, or in one that exists. */
  person(role?: Role, teamId?: string): Promise<Person>;
  close(): Promise<void>;
}

const password = 'correct horse battery';
const silent = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });

/** The real API over HTTP on a free port, with its own database and folder. */
export async function startPortal(
  options: {
    queue?: 'postgres' | 'redis';
    environment?: Record<string, string>;
    /** A folder with an index.html that stands for the built web. */
    webFolder?: string;
    /** Where api and workers log. */
    logger?: Logger;
    /** Keeps the last lines of that logger. */
    recentLog?: ServerOptions['recentLog'];
  } = {},
): Promise<TestPortal> {
  const database = await freshDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'quantadvisor-portal-'));
  const settings: Settings = {
    ...readSettings({
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      LEASE_MILLISECONDS: '3000',
      QUEUE_PREFIX: randomUUID(),
      ...(options.queue === 'redis' && { REDIS_URL: redisUrl() }),
      ...options.environment,
    }),
    port: 0,
  };
  const common = { settings, databaseUrl: database.url, logger: options.logger ?? silent, version: 'test' };
  const { webFolder, recentLog } = options;
  const server = await startServer({ ...common, checkAnswers: true, webFolder, recentLog });
  const url = `http://127.0.0.1:${server.port}`;
  const workers: RunningWorker[] = [];
  return {
    url,
    settings,
    databaseUrl: database.url,
    queuePrefix: settings.queuePrefix,
    server,
    startWorker: async () => {
      const worker = await startWorker(common);
      workers.push(worker);
      return worker;
    },
    person: (role = 'owner', teamId) => createPerson(server, url, role, teamId),
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await server.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Makes somebody in the database of the portal at `url`, and signs them in. */
export async function createPerson(
  server: Pick<RunningServer, 'database' | 'hashPassword'>,
  url: string,
  role: Role,
  team?: string,
): Promise<Person> {
  const email = `${randomUUID()}@example.com`;
  const passwordHash = await server.hashPassword(password);
  const teamId = await server.database.$transaction(async (transaction) => {
    const id = team ?? (await createTeam(transaction, 'Test team')).id;
    await addPerson(transaction, { name: `A ${role}`, email, passwordHash }, id, role);
    return id;
  });
  const cookie = await signIn(url, email, password);
  const send = (target: string, init: RequestInit = {}) =>
    fetch(url + target, { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } });
  return {
    teamId,
    email,
    cookie,
    fetch: send,
    send: (method, target, body) =>
      send(target, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      }),
    json: async <T>(target: string, init?: RequestInit) => (await (await send(target, init)).json()) as T,
    upload: (content, fileName) => {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(content)]), fileName);
      return send('/api/documents', { method: 'POST', body: form });
    },
    finished: async (documentId) => {
      for (;;) {
        const document = (await (await send(`/api/documents/${documentId}`)).json()) as DocumentRecord;
        if (isTerminal(document.status)) return document;
        await sleep(100);
      }
    },
  };
}

/** Signs in with e-mail and password; the cookie to send along. */
export async function signIn(url: string, email: string, secret: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: secret }),
  });
  if (!response.ok) throw new Error(`sign-in failed: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
