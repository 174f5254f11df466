import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How often memory is looked at; a decompression bomb fills a gibibyte in about a second. */
const pollMilliseconds = 50;
const pollMillisecondsWithoutProc = 1000;

/**
 * Calls `onSample` with the resident bytes of the process, again and again until the returned function is called.
 * Reads /proc where there is one, and asks `ps` elsewhere.
 */
export function watchResidentMemory(pid: number, onSample: (bytes: number) => void): () => void {
  if (residentBytesFromProc(process.pid) === undefined) {
    const timer = setInterval(() => {
      execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, output) => {
        if (!error) onSample(Number(output.trim()) * 1024);
      });
    }, pollMillisecondsWithoutProc);
    return () => clearInterval(timer);
  }
  const timer = setInterval(() => {
    const bytes = residentBytesFromProc(pid);
    if (bytes !== undefined) onSample(bytes);
  }, pollMilliseconds);
  return () => clearInterval(timer);
}

/** What a process holds now; undefined where there is no /proc, or no such process. */
export function residentBytesFromProc(pid: number): number | undefined {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}
