import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readFileSync } from 'node:fs';

/** What a running PostgreSQL writes about itself into its data folder. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** postmaster.pid: line 1 is the process, line 4 the port. Null where there is none, or it is not whole yet. */
export async function readPostmasterFile(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(postmasterFile(cluster), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : null;
}

export function postmasterFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

/**
 * Whether a process runs. One that is dead but not yet collected by its parent does not: PostgreSQL itself takes such
 * a zombie for alive and would refuse to start beside it.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return stateOf(pid) !== 'Z';
}

/** Whether that process is the PostgreSQL of this folder, and not a stranger who was given its number later. */
export function isPostmasterOf(cluster: string, pid: number): boolean {
  if (!isRunning(pid)) return false;
  const commandLine = readProcess(pid, 'cmdline');
  // Systems without /proc cannot be asked; there the file is believed, and the connection decides.
  return commandLine === null || commandLine.split('\0').includes(cluster);
}

/** The letter of the process's state (R, S, Z …), which follows the name in parentheses. */
function stateOf(pid: number): string | null {
  const stat = readProcess(pid, 'stat');
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
}

function readProcess(pid: number, file: 'stat' | 'cmdline'): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
}
