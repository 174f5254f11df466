import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { say } from './say.ts';

/** A program of the portal that is kept running. */
export interface ServiceOptions {
  /** As a person reads it: `api`, `worker`. */
  name: string;
  program: string;
  args: readonly string[];
  environment: Record<string, string | undefined>;
  folder?: string;
  /** How long it may take to end when asked; thirty seconds where not said. */
  patienceMilliseconds?: number;
}

export interface Service {
  name: string;
  /** Whether its program runs at this moment. */
  isRunning(): boolean;
  stop(): Promise<void>;
}

/**
 * A worker lets its documents end for 25 seconds before it gives them back. A service that does not end by itself is
 * ended; what it had under way is taken up again at the next start, and counts as an attempt.
 */
const PATIENCE_MILLISECONDS = 30_000;
const FIRST_PAUSE_MILLISECONDS = 500;
/** With the start of a worker and its lease, what it had under way is read again within 15 seconds. */
const LONGEST_PAUSE_MILLISECONDS = 8_000;
/** A program that ran so long was well: its next death starts again with the short pause. */
const WELL_MILLISECONDS = 60_000;

/** Starts a program, and starts it again whenever it dies, with ever longer pauses while it dies at once. */
export function startService(options: ServiceOptions): Service {
  let child: ChildProcess | null = null;
  let isStopping = false;
  let pause = FIRST_PAUSE_MILLISECONDS;
  let restart: NodeJS.Timeout | undefined;

  function start(): void {
    const begun = Date.now();
    child = spawn(options.program, options.args, {
      cwd: options.folder,
      env: options.environment,
      // A group of its own: Ctrl-C reaches the launcher alone, which asks the services in their order. The channel
      // tells the service when the launcher is gone, however it went.
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('error', (error) => say(`${options.name} cannot be started: ${error.message}`));
    child.once('close', (status, signal) => {
      child = null;
      if (isStopping) return;
      if (Date.now() - begun > WELL_MILLISECONDS) pause = FIRST_PAUSE_MILLISECONDS;
      say(`${options.name} ended (${signal ?? `status ${status}`}); starting it again in ${pause / 1000} s`);
      restart = setTimeout(start, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS);
    });
  }

  async function stop(): Promise<void> {
    isStopping = true;
    clearTimeout(restart);
    if (child === null) return;
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    const kill = setTimeout(() => {
      say(`${options.name} does not end: killing it`);
      killGroup(child);
    }, options.patienceMilliseconds ?? PATIENCE_MILLISECONDS);
    await ended;
    clearTimeout(kill);
  }

  start();
  return { name: options.name, isRunning: () => child !== null, stop };
}

/** With everything it started: a reader of documents must not outlive its worker. */
function killGroup(child: ChildProcess | null): void {
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}
