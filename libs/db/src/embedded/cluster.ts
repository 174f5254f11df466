import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@gemmavision/domain/errors';
import type { PostgresBinaries } from './binaries.ts';
import { giveTo, type RunAs } from './run-as.ts';

/** The database user that owns everything in the embedded PostgreSQL. */
export const DATABASE_USER = 'quantadvisor';

/**
 * Makes the cluster (PostgreSQL's word for its data folder) where it is not there yet. It is built beside its place
 * and renamed at the end: one that was broken off by a kill or a full disk is never taken for whole.
 */
export async function ensureCluster(
  cluster: string,
  options: { password: string; isDurable?: boolean },
  { initdb }: PostgresBinaries,
  runAs: RunAs,
): Promise<void> {
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return;
  if (existsSync(cluster)) {
    throw new AppError(
      'unavailable',
      `${cluster} is there but is not a PostgreSQL data folder: move it away, or put its files back.`,
    );
  }
  const draft = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, options.password, { mode: 0o600 });
  try {
    await giveTo(runAs.owner, draft);
    await giveTo(runAs.owner, passwordFile);
    await run(runAs, initdb, [
      `--pgdata=${draft}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // PostgreSQL's own collation: the same order on every machine, whichever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(options.isDurable === false ? ['--no-sync'] : []),
    ]);
    await rename(draft, cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function run(runAs: RunAs, program: string, args: readonly string[]): Promise<void> {
  const [command = program, ...rest] = [...runAs.prefix, program, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0) throw startError(said, `its data folder could not be made (initdb, status ${status})`);
}

/** Why PostgreSQL did not start, from what it said last. */
export function startError(said: string, what: string): AppError {
  const tail = said.trim().split('\n').slice(-8).join('\n');
  if (/No space left on device|Disk quota exceeded/.test(said)) {
    return new AppError(
      'storage_full',
      `The embedded database has no room left on the disk of DATA_DIR: free some, then start again.\n${tail}`,
    );
  }
  return new AppError(
    'unavailable',
    `The embedded database did not start: ${what}. It said:\n${tail}\n` +
      'Set DATABASE_URL to use a PostgreSQL of your own instead.',
  );
}
