import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { AppError } from '@gemmavision/domain/errors';
import { deployMigrations, schemaDrift } from './deploy.ts';
import { prismaFolder } from './schema-files.ts';

/**
 * Writes the migration that leads from the checked-in ones to prisma/schema, and returns its folder's name; null
 * where nothing has changed. The earlier migrations are replayed in a scratch database on the server of `url`, whose
 * user must be allowed to make one.
 *
 * @param now the moment that the new migration's name begins with
 */
export async function authorMigration(
  url: string,
  name: string,
  now: Date,
  folder = prismaFolder,
): Promise<string | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new AppError(
      'invalid_request',
      `A migration is named in small letters, digits and _, not "${name}".`,
    );
  }
  const sql = await withScratchDatabase(url, async (scratch) => {
    await deployMigrations(scratch, folder);
    return schemaDrift(scratch, folder);
  });
  if (sql === null) return null;
  const fullName = `${now.toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`;
  const migrations = path.join(folder, 'migrations');
  await mkdir(path.join(migrations, fullName), { recursive: true });
  await writeFile(path.join(migrations, fullName, 'migration.sql'), sql);
  await writeFile(path.join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
  return fullName;
}

/** Forgets every checked-in migration. Only for a product that nobody has installed yet. */
export async function forgetMigrations(folder = prismaFolder): Promise<void> {
  await rm(path.join(folder, 'migrations'), { recursive: true, force: true });
}

/** Lends an empty database on the server of `url`, and drops it afterwards. */
export async function withScratchDatabase<T>(
  url: string,
  work: (scratchUrl: string) => Promise<T>,
): Promise<T> {
  const scratch = `scratch_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${scratch}`);
    try {
      const address = new URL(url);
      address.pathname = `/${scratch}`;
      return await work(address.href);
    } finally {
      await client.query(`DROP DATABASE ${scratch} WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}
