import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { programArguments } from '../program-arguments.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A program of the portal as a process of its own, that a test may kill and start again. */
export interface Program {
  /** Of the process that runs, or ran last. */
  pid(): number;
  isRunning(): boolean;
  /** Starts it, or starts it again, without waiting until it is ready. */
  start(): void;
  /** Sends the signal (SIGKILL where not said) and waits for the end; the status, or null where a signal ended it. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
  /** Waits for its end, whatever ends it. */
  ended(): Promise<void>;
  /** Resident memory of the process itself, in bytes; 0 where it does not run. */
  residentBytes(): number;
}

/**
 * Makes and starts a program of the portal, with these settings and nothing else of the environment.
 * What it logs is dropped, unless TEST_LOG_LEVEL is set.
 */
export function startProgram(app: 'api' | 'doc-worker', environment: Record<string, string>): Program {
  const level = process.env['TEST_LOG_LEVEL'];
  let child: ChildProcess;
  const start = () => {
    child = spawn(process.execPath, programArguments(app), {
      cwd: root,
      stdio: level === undefined ? 'ignore' : ['ignore', 'inherit', 'inherit'],
      env: { PATH: process.env['PATH'], LOG_LEVEL: level ?? 'silent', ...environment },
    });
  };
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const ended = async () => {
    if (isRunning()) await once(child, 'exit');
  };
  start();
  return {
    pid: () => child.pid ?? 0,
    isRunning,
    start,
    ended,
    kill: async (signal = 'SIGKILL') => {
      const end = ended();
      child.kill(signal);
      await end;
      return child.exitCode;
    },
    residentBytes: () => (isRunning() ? residentBytesOf(child.pid ?? 0) : 0),
  };
}

/** What a process holds now, in bytes; 0 where there is none of that number. */
export function residentBytesOf(pid: number): number {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return Number(kibibytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** The processes that this one started, as /proc knows them. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    return Number.isInteger(pid) && parentOf(pid) === parent ? [pid] : [];
  });
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
