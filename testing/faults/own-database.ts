import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedDatabase } from '@gemmavision/db/embedded';
import { deployMigrations } from '@gemmavision/db/migrate';

/** A PostgreSQL of a test's own, that it may take down. */
export interface OwnDatabase {
  url: string;
  /** `immediate` as a crash does (recovery at the next start), `fast` as an orderly stop does. */
  stop(mode?: 'immediate' | 'fast'): Promise<void>;
  /** Starts it again at the same address; resolves when it takes connections. */
  start(): Promise<void>;
}

/** Makes a migrated PostgreSQL whose commits are brought to the disk, as in production. */
export async function startOwnDatabase(folder: string): Promise<OwnDatabase> {
  const options = { folder: path.join(folder, 'postgres'), password: 'test' };
  const { url } = await startEmbeddedDatabase(options);
  await deployMigrations(url);
  return {
    url,
    stop: async (mode = 'fast') => {
      const file = path.join(options.folder, 'cluster/postmaster.pid');
      const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
      if (!pid) return;
      process.kill(pid, mode === 'immediate' ? 'SIGQUIT' : 'SIGINT');
      while (await isThere(pid)) await sleep(10);
    },
    start: async () => {
      await startEmbeddedDatabase(options);
    },
  };
}

async function isThere(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat !== '' && !stat.includes(') Z ');
}
