import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@gemmavision/domain/errors';
import { findBinaries } from './binaries.ts';
import { ensureCluster, startError } from './cluster.ts';
import { connectionState, ensureDatabase, urlOf } from './connection.ts';
import { rememberedPort } from './free-port.ts';
import { isPostmasterOf, isRunning, postmasterFile, readPostmasterFile } from './postmaster-file.ts';
import { chooseRunAs, openTo, type RunAs } from './run-as.ts';

/** A PostgreSQL of our own, on this machine, reachable from this machine alone. */
export interface EmbeddedDatabase {
  /** `postgresql://…` with the password: not for logs. */
  url: string;
  /** An earlier start that was killed had left it running, and it was taken over. */
  isAdopted: boolean;
  isRunning(): boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Everything of it lives here: cluster, log, port. */
  folder: string;
  password: string;
  /** False for tests: what was committed may be lost when the machine dies. */
  isDurable?: boolean;
}

/** Recovery after a power cut replays the log; on a slow disk that takes minutes, and is not a failure. */
const READY_MILLISECONDS = 300_000;
const STOP_MILLISECONDS = 20_000;
const LOG_BYTES = 5_000_000;

/**
 * Starts the embedded PostgreSQL, or takes over the one that a killed launcher left behind, and makes its database.
 *
 * @throws AppError `storage_full` or `unavailable`, saying what PostgreSQL said.
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = path.resolve(options.folder);
  const cluster = path.join(folder, 'cluster');
  await mkdir(folder, { recursive: true, mode: 0o700 });

  const adopted = await adopt(cluster, options.password);
  if (adopted !== null) return running({ ...adopted, cluster, password: options.password, isAdopted: true });

  const binaries = await findBinaries();
  const runAs = await chooseRunAs(cluster);
  if (runAs.owner.uid !== process.getuid?.()) await openTo(runAs.owner, folder);
  await ensureCluster(cluster, options, binaries, runAs);
  const port = await rememberedPort(path.join(folder, 'port'));
  const child = await spawnPostgres({ ...options, folder }, binaries.postgres, runAs, cluster, port);
  try {
    await untilReady(child, port, options.password, path.join(folder, 'postgres.log'));
  } catch (error) {
    if (child.pid !== undefined) await stopPostgres(child.pid);
    throw error;
  }
  return running({ pid: child.pid ?? 0, port, cluster, password: options.password, isAdopted: false });
}

/** The PostgreSQL that is running on this cluster already, once it answers; null where none is. */
async function adopt(cluster: string, password: string): Promise<{ pid: number; port: number } | null> {
  const deadline = Date.now() + READY_MILLISECONDS;
  while (Date.now() < deadline) {
    const postmaster = await readPostmasterFile(cluster);
    if (postmaster === null) return null;
    if (!isPostmasterOf(cluster, postmaster.pid)) {
      await rm(postmasterFile(cluster), { force: true });
      return null;
    }
    const state = await connectionState(postmaster.port, password);
    if (state === 'ready') return postmaster;
    if (state === 'refused-password') throw wrongPassword(cluster);
    await sleep(50); // it is starting, recovering, or going down
  }
  throw new AppError(
    'unavailable',
    `The PostgreSQL in ${cluster} runs but does not answer: stop it, then start again.`,
  );
}

async function spawnPostgres(
  options: EmbeddedOptions,
  program: string,
  runAs: RunAs,
  cluster: string,
  port: number,
): Promise<ChildProcess> {
  const log = openSync(path.join(options.folder, 'postgres.log'), await logMode(options.folder), 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '100',
    ...(options.isDurable === false
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
      : {}),
  };
  const [command = program, ...args] = [...runAs.prefix, program, '-D', cluster, '-p', String(port)];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  // In a process group of its own: Ctrl-C reaches the launcher alone, which stops the database last.
  const child = spawn(command, args, { stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return child;
}

async function logMode(folder: string): Promise<'a' | 'w'> {
  const size = await stat(path.join(folder, 'postgres.log')).then(
    (found) => found.size,
    () => 0,
  );
  return size > LOG_BYTES ? 'w' : 'a';
}

async function untilReady(child: ChildProcess, port: number, password: string, log: string): Promise<void> {
  const logBefore = await stat(log).then((found) => found.size);
  const deadline = Date.now() + READY_MILLISECONDS;
  for (;;) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    if (hasEnded || Date.now() > deadline) {
      const said = (await readFile(log)).subarray(Math.max(0, logBefore - 4_000)).toString();
      throw startError(
        said,
        hasEnded ? 'the server ended at once' : 'the server was not ready in five minutes',
      );
    }
    const state = await connectionState(port, password);
    if (state === 'ready') return;
    if (state === 'refused-password') throw wrongPassword(log);
    await sleep(25);
  }
}

function wrongPassword(place: string): AppError {
  return new AppError(
    'unavailable',
    `The password in DATA_DIR/secrets/database does not open the database in ${path.dirname(place)}: ` +
      'put the secrets folder back that belongs to it.',
  );
}

async function running(server: {
  pid: number;
  port: number;
  cluster: string;
  password: string;
  isAdopted: boolean;
}): Promise<EmbeddedDatabase> {
  await ensureDatabase(server.port, server.password);
  return {
    url: urlOf(server.port, server.password),
    isAdopted: server.isAdopted,
    isRunning: () => isPostmasterOf(server.cluster, server.pid),
    stop: () => stopPostgres(server.pid),
  };
}

/** Fast shutdown: breaks off what runs, writes everything out. Immediate where that takes too long: recovered at start. */
async function stopPostgres(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isRunning(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + STOP_MILLISECONDS;
    while (isRunning(pid) && Date.now() < deadline) await sleep(20);
  }
}
