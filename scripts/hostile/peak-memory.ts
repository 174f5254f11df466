import { readdirSync, readFileSync } from 'node:fs';

const lookEveryMilliseconds = 25;

export interface PeakMemory {
  /** The most resident bytes of any one process since this was asked last. */
  take(): number;
  stop(): void;
}

/**
 * Watches these processes and all that they start. The kernel keeps the highest mark of each process (VmHWM), so that
 * a peak between two looks counts as long as its process lives until the next one.
 */
export function watchPeaks(pids: readonly number[]): PeakMemory {
  /** The highest mark of each process that was told already: it never falls while the process lives. */
  const told = new Map<number, number>();
  let peak = 0;
  const look = () => {
    for (const pid of processesBelow(pids)) {
      const { high, now } = memoryOf(pid);
      const before = told.get(pid) ?? 0;
      told.set(pid, Math.max(before, high));
      peak = Math.max(peak, high > before ? high : now);
    }
  };
  const timer = setInterval(look, lookEveryMilliseconds);
  return {
    take: () => {
      look();
      const taken = peak;
      peak = 0;
      return taken;
    },
    stop: () => clearInterval(timer),
  };
}

function memoryOf(pid: number): { high: number; now: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const kibibytes = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
    return { high: kibibytes('VmHWM') * 1024, now: kibibytes('VmRSS') * 1024 };
  } catch {
    return { high: 0, now: 0 }; // gone since
  }
}

/** These processes and their descendants. */
export function processesBelow(pids: readonly number[]): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // gone since
    }
  }
  const found: number[] = [];
  const visit = (pid: number) => {
    found.push(pid);
    children.get(pid)?.forEach(visit);
  };
  pids.forEach(visit);
  return found;
}
