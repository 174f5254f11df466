import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@gemmavision/db/embedded';

/** A Redis of a test's own, as a process. */
export interface RedisServer {
  url: string;
  /** As a machine that loses its power: nothing is written out. */
  kill(): Promise<void>;
  /** Answers nothing, and refuses nothing, until it goes on. */
  hang(): void;
  goOn(): void;
  /** Starts it again on the same port; what it held is gone. */
  start(): Promise<void>;
}

/** Starts Debian's Redis on a free port; it keeps nothing on the disk. */
export async function startRedisServer(folder: string): Promise<RedisServer> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn('redis-server', [...argumentsFor(port, folder)], { stdio: 'ignore', detached: true });
    const spawned = once(child, 'spawn');
    await spawned.catch((cause: unknown) => {
      throw new Error('Redis is not installed: run `apt-get install redis-server`.', { cause });
    });
    while (!(await answers(port))) await sleep(20);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    hang: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

function argumentsFor(port: number, folder: string): string[] {
  const settings = { port, bind: '127.0.0.1', dir: folder, save: '', 'maxmemory-policy': 'noeviction' };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.end() !== undefined));
    socket.once('error', () => resolve(false));
  });
}
