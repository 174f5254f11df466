import { readdirSync, readFileSync } from 'node:fs';

const pollMilliseconds = 50;

/**
 * Watches how much memory a process and those that it starts take together. The returned function ends the watch and
 * says the most that was seen, in bytes; null where the system has no /proc. What lasts less than a glance is missed.
 */
export function watchPeakMemory(pid: number): () => number | null {
  let peak = residentBytesOfTree(pid);
  const look = () => {
    const bytes = residentBytesOfTree(pid);
    if (bytes !== null) peak = Math.max(peak ?? 0, bytes);
  };
  const timer = setInterval(look, pollMilliseconds);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

function residentBytesOfTree(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const kibibytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
    return childrenOf(pid).reduce((sum, child) => sum + (residentBytesOfTree(child) ?? 0), kibibytes * 1024);
  } catch {
    // It has gone between two glances.
    return null;
  }
}

/** Each thread names the processes that it started. */
function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    try {
      return readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1')
        .split(' ')
        .filter(Boolean)
        .map(Number);
    } catch {
      return [];
    }
  });
}
