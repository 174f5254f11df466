import { readdirSync, readFileSync } from 'node:fs';
import { residentBytesFromProc } from './resident-memory.ts';

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
  const own = residentBytesFromProc(pid);
  if (own === undefined) return null;
  return childrenOf(pid).reduce((sum, child) => sum + (residentBytesOfTree(child) ?? 0), own);
}

/** Each thread names the processes that it started. */
function childrenOf(pid: number): number[] {
  return unlessGone(() => readdirSync(`/proc/${pid}/task`)).flatMap((thread) =>
    unlessGone(() =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
    ),
  );
}

/** A process or thread may go between two glances. */
function unlessGone<Item>(list: () => Item[]): Item[] {
  try {
    return list();
  } catch {
    return [];
  }
}
