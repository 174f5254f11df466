import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { systemCodeOf } from '@gemmavision/domain/errors';

/**
 * A part file of a process that nobody here can ask after counts as abandoned when nothing was written to it for so
 * long. Ten times as long as a sender may be silent: see `silentMilliseconds` of the api.
 */
const abandonedMilliseconds = 600_000;

/** Who writes a part file: the processes among which its number means something, the number, and when it began. */
interface Writer {
  space: string;
  pid: number;
  began: string;
}

const self = ownWriter();

/** A new name for a part file. It says who writes it, where the system tells. */
export function partName(): string {
  return self === null ? randomUUID() : [self.space, self.pid, self.began, randomUUID()].join('_');
}

/**
 * Removes the part files that nobody writes any more: those of processes of this machine that are gone, at once; of
 * others (another machine, another container), those that have been silent for long. `now` is the time by the clock
 * that dates the files: another machine may keep them.
 */
export async function removeAbandonedParts(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const part = path.join(folder, name);
    if (await isAbandoned(name, part, now)) await rm(part, { force: true });
  }
}

async function isAbandoned(name: string, part: string, now: number): Promise<boolean> {
  const writer = writerOf(name);
  if (writer !== null && self !== null && writer.space === self.space) return !(await isAlive(writer));
  const written = await stat(part).then(
    (found) => found.mtimeMs,
    () => now, // another process has just renamed or removed it
  );
  return now - written > abandonedMilliseconds;
}

function writerOf(name: string): Writer | null {
  const [space, pid, began, part] = name.split('_');
  if (space === undefined || began === undefined || part === undefined) return null;
  return { space, pid: Number(pid), began };
}

async function isAlive({ pid, began }: Writer): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Not ours to signal, but there.
    if (systemCodeOf(error) !== 'EPERM') return false;
  }
  // The number may have gone to another process since.
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return line === null || beganIn(line) === began;
}

/** Null where the system does not tell (Linux does): then the age of part files decides alone. */
function ownWriter(): Writer | null {
  try {
    // Containers of one machine count their processes apart, and may have the same host name.
    const space = [
      readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'),
      readlinkSync('/proc/self/ns/pid'),
    ];
    return {
      space: createHash('sha256').update(space.join()).digest('hex').slice(0, 16),
      pid: process.pid,
      began: beganIn(readFileSync('/proc/self/stat', 'utf8')),
    };
  } catch {
    return null;
  }
}

/** When a process began, in ticks since the machine did: field 22 of its line; the name in field 2 may hold anything. */
function beganIn(line: string): string {
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
