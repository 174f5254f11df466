import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm/schema_engine_bg';

/** The repository's prisma folder: as far from src/migrate as from dist/migrate. */
export const prismaFolder = path.resolve(import.meta.dirname, '../../../../prisma');

/** All files of prisma/schema, in the order of their names. */
export async function readSchema(folder = prismaFolder): Promise<SchemaContainer[]> {
  const names = (await readdir(path.join(folder, 'schema')))
    .filter((name) => name.endsWith('.prisma'))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, 'schema', name);
      return { path: file, content: await readFile(file, 'utf8') };
    }),
  );
}

/** All migrations of prisma/migrations, oldest first, in the form that the schema engine takes. */
export async function readMigrations(folder = prismaFolder): Promise<MigrationList> {
  const baseDir = path.join(folder, 'migrations');
  const entries = existsSync(baseDir) ? await readdir(baseDir, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lock = path.join(baseDir, 'migration_lock.toml');
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lock) ? await readFile(lock, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}
