import { readFileSync } from 'node:fs';

/**
 * A process, known again later: its number and the moment of its start. The number alone is not enough, since after a
 * reboot, and in every new container, somebody else has it.
 */
export interface ProcessIdentity {
  pid: number;
  /** In the kernel's ticks since boot; null on systems without /proc. */
  startTicks: string | null;
}

export function identityOf(pid: number): ProcessIdentity {
  return { pid, startTicks: startTicksOf(pid) };
}

/** Whether this very process still runs. */
export function stillRuns({ pid, startTicks }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return startTicksOf(pid) === startTicks;
}

/** Field 22 of /proc/<pid>/stat; fields are counted from the end of the name, which may hold spaces. */
function startTicksOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
