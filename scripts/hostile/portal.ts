import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startEmbeddedDatabase } from '@gemmavision/db/embedded';
import { deployMigrations } from '@gemmavision/db/migrate';
import { apart, beside, outgoingOf, type Outgoing } from './network-namespace.ts';
import { relay } from './relay.ts';

const root = path.resolve(import.meta.dirname, '../..');
const fromSource = process.execArgv;
const owner = { email: 'hostile@example.com', password: 'a password for one run' };
/** The api's own port: nobody else is in its namespace. */
const apiPort = 3000;

export interface HostilePortal {
  url: string;
  /** The owner's, for every request. */
  cookie: string;
  /** Of api, worker and database. */
  pids: number[];
  /** The programs that ended though nobody asked them to. */
  ended: string[];
  /** What worker and api sent out, less what this run asked of the api; undefined where they share our network. */
  outgoing(): { worker: Outgoing; api: Outgoing } | undefined;
  /** All that worker and api have logged. */
  logs(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * A portal of its own as it runs in production: the embedded PostgreSQL, the api, one worker, each a process. Api and
 * worker each have a network to themselves, where `isApart`: they reach the database through a socket in the file
 * system, and are reached the same way.
 */
export async function startHostilePortal(folder: string, isApart: boolean): Promise<HostilePortal> {
  const database = await startEmbeddedDatabase({
    folder: path.join(folder, 'postgres'),
    password: 'hostile',
  });
  await deployMigrations(database.url);
  const sockets = path.join(folder, 'sockets');
  await mkdir(sockets);
  const { port: databasePort, pathname } = new URL(database.url);
  const databaseRelay = await relay(
    { path: path.join(sockets, '.s.PGSQL.5432') },
    { host: '127.0.0.1', port: Number(databasePort) },
  );
  const onSocket = new URL(database.url);
  onSocket.port = '5432';
  onSocket.pathname = pathname;
  onSocket.searchParams.set('host', sockets);

  const port = await freePort();
  const environment = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    DATABASE_URL: onSocket.href,
    DATA_DIR: folder,
    PORT: String(isApart ? apiPort : port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    OWNER_EMAIL: owner.email,
    OWNER_PASSWORD: owner.password,
    RATE_LIMIT_REQUESTS: '0',
    RATE_LIMIT_UPLOADS: '0',
    RATE_LIMIT_EXPENSIVE: '0',
  };
  const ended: string[] = [];
  let isStopping = false;
  const logs: string[] = [];
  const start = (app: string): ChildProcess => {
    const command = [process.execPath, ...fromSource, path.join(root, 'apps', app, 'src/main.ts')];
    const [program, args] = isApart ? apart(command) : [command[0] ?? '', command.slice(1)];
    const child = spawn(program, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = path.join(folder, `${app}.log`);
    logs.push(log);
    const file = createWriteStream(log);
    child.stdout.pipe(file, { end: false });
    child.stderr.pipe(file, { end: false });
    child.once('exit', (status, signal) => {
      if (!isStopping) ended.push(`${app} (${signal ?? `status ${status}`})`);
    });
    return child;
  };
  const api = start('api');
  const worker = start('doc-worker');
  const pidOf = (child: ChildProcess) => child.pid ?? 0;

  let asked = 0;
  const inside = isApart ? await relayInto(pidOf(api), path.join(sockets, 'api'), () => asked++) : undefined;
  const apiRelay = isApart
    ? await relay({ host: '127.0.0.1', port }, { path: path.join(sockets, 'api') })
    : undefined;
  const stop = async () => {
    isStopping = true;
    for (const child of [worker, api]) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }
    inside?.stdin?.end();
    apiRelay?.close();
    databaseRelay.close();
    await database.stop();
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url, ended);
  } catch (error) {
    await stop();
    throw new Error(`the portal did not start: ${await contentOf(logs)}`, { cause: error });
  }
  const postmaster = await readFile(path.join(folder, 'postgres/cluster/postmaster.pid'), 'utf8');
  return {
    url,
    cookie: await signIn(url),
    pids: [pidOf(api), pidOf(worker), parseInt(postmaster, 10)],
    ended,
    outgoing: () => {
      if (!isApart || ended.length > 0) return undefined;
      const ofApi = outgoingOf(pidOf(api));
      return {
        worker: outgoingOf(pidOf(worker)),
        api: { ...ofApi, connections: ofApi.connections - asked },
      };
    },
    logs: () => contentOf(logs),
    stop,
  };
}

async function untilReady(url: string, ended: readonly string[]): Promise<void> {
  while (!(await fetch(`${url}/ready`).catch(() => undefined))?.ok) {
    if (ended.length > 0) throw new Error(`${ended.join(', ')} while starting`);
    await sleep(200);
  }
}

/** Opens a way into the network of a process; it takes a moment until the process has one. */
async function relayInto(pid: number, socket: string, onConnection: () => void): Promise<ChildProcess> {
  await sleep(1_000);
  const [program, args] = beside(pid, [
    process.execPath,
    ...fromSource,
    path.join(import.meta.dirname, 'relay-inside.ts'),
    socket,
    String(apiPort),
  ]);
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  lines.on('line', onConnection);
  return child;
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

async function contentOf(files: readonly string[]): Promise<string> {
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('');
}
