import type { Database } from '../client.ts';
import { readMigrations } from '../migrate/schema-files.ts';

/** The database as those who run the portal see it. */
export interface DatabaseHealth {
  version: string;
  bytes: number;
  /** Migrations on disk that the database has not seen, and those that broke off in it. */
  pendingMigrations: string[];
  failedMigrations: string[];
}

/** Version, size, and whether it is of this version of the portal. */
export async function getDatabaseHealth(database: Database): Promise<DatabaseHealth> {
  const [facts] = await database.$queryRaw<{ version: string; bytes: bigint }[]>`
    SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes`;
  const seen = await database.$queryRaw<{ name: string; isApplied: boolean }[]>`
    SELECT migration_name AS name, finished_at IS NOT NULL AS "isApplied"
    FROM _prisma_migrations WHERE rolled_back_at IS NULL`;
  const applied = new Set(seen.filter(({ isApplied }) => isApplied).map(({ name }) => name));
  const { migrationDirectories } = await readMigrations();
  return {
    version: facts?.version ?? 'unknown',
    bytes: Number(facts?.bytes ?? 0),
    pendingMigrations: migrationDirectories.map(({ path }) => path).filter((name) => !applied.has(name)),
    failedMigrations: seen
      .filter(({ name, isApplied }) => !isApplied && !applied.has(name))
      .map(({ name }) => name),
  };
}
