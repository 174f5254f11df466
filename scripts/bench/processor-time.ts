import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** Seconds that all processes below this one have had of the processors, those that ended included. */
export function processorSecondsBelow(): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(pid) ?? []);
  const below = (parent: string): number =>
    processes
      .filter((one) => one.parent === parent)
      .reduce((sum, one) => sum + one.seconds + below(one.pid), 0);
  return below(String(process.pid));
}

/** Null: it has ended since it was listed. */
function readProcess(pid: string): { pid: string; parent: string; seconds: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // After the name, which may have spaces in it: proc_pid_stat(5).
    const [, parent = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = rest.slice(9, 13).reduce((sum, text) => sum + Number(text), 0);
    return { pid, parent, seconds: ticks / ticksPerSecond };
  } catch {
    return null;
  }
}
