import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second for everyone who asks through /proc, whatever its own clock. */
const millisecondsPerTick = 10;

/** The time that processors have worked for a process and its threads; undefined where the system has no /proc. */
export function processorMilliseconds(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program, in brackets, may hold anything; after it come the state and the numbers.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
  } catch {
    return undefined;
  }
}
