import { readMigrations, readSchema } from './schema-files.ts';
import { noFilters, withSchemaEngine } from './schema-engine.ts';

/**
 * Applies the migrations that the database has not seen, oldest first, and returns their names. Safe to run from
 * several processes at once: they take turns on an advisory lock, and the later ones find nothing left to do.
 *
 * @throws AppError `internal` with what the database said, where a migration fails or an applied one has changed.
 */
export async function deployMigrations(url: string, folder?: string): Promise<string[]> {
  const migrationsList = await readMigrations(folder);
  const apply = () =>
    withSchemaEngine(url, (engine) => engine.applyMigrations({ migrationsList, filters: noFilters }), folder);
  return (await apply()).appliedMigrationNames;
}

/** What a database has seen of the migrations on disk. */
export interface MigrationStatus {
  isUpToDate: boolean;
  /** On disk, not in the database. */
  pending: string[];
  /** Broke off when applied. */
  failed: string[];
  /** Applied, and edited on disk since. */
  edited: string[];
  /** In the database, not on disk: it was migrated by a newer version of the portal. */
  unknown: string[];
}

export async function migrationStatus(url: string, folder?: string): Promise<MigrationStatus> {
  const migrationsList = await readMigrations(folder);
  const found = await withSchemaEngine(
    url,
    (engine) =>
      engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: noFilters }),
    folder,
  );
  const { history } = found;
  const pending =
    history !== null && 'unappliedMigrationNames' in history ? history.unappliedMigrationNames : [];
  const unknown =
    history !== null && 'unpersistedMigrationNames' in history ? history.unpersistedMigrationNames : [];
  const failed = found.failedMigrationNames;
  const edited = found.editedMigrationNames;
  return {
    isUpToDate: [pending, unknown, failed, edited].every((list) => list.length === 0),
    pending,
    failed,
    edited,
    unknown,
  };
}

/** The SQL that would bring the database at `url` to prisma/schema; null where they agree. */
export async function schemaDrift(url: string, folder?: string): Promise<string | null> {
  const files = await readSchema(folder);
  const { exitCode, stdout } = await withSchemaEngine(
    url,
    (engine) =>
      engine.diff({
        from: { tag: 'schemaDatasource', files, configDir: '.' },
        to: { tag: 'schemaDatamodel', files },
        script: true,
        exitCode: true,
        filters: noFilters,
      }),
    folder,
  );
  return exitCode === 0 ? null : (stdout ?? '');
}
