import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkDatabase, createDatabase } from '@gemmavision/db';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '@gemmavision/db/embedded';
import { deployMigrations } from '@gemmavision/db/migrate';
import { seedReferenceData } from '@gemmavision/db/seed';
import { needsOwner } from '@gemmavision/db/teams';
import { AppError } from '@gemmavision/domain/errors';
import { readOrCreateSecret, type Settings } from '@gemmavision/settings';
import { say } from './say.ts';

export interface OpenDatabase {
  url: string;
  /** Starts the embedded one again where it has died; PostgreSQL recovers what was committed. */
  keepRunning(): Promise<void>;
  /** Ends the embedded one; a database that DATABASE_URL names has its own life. */
  stop(): Promise<void>;
}

/** The database that the settings name, or the embedded one. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  if (settings.databaseUrl !== undefined) {
    await checkGiven(settings.databaseUrl);
    return { url: settings.databaseUrl, keepRunning: async () => {}, stop: async () => {} };
  }
  const folder = path.join(settings.dataDir, 'postgres');
  const password = await readOrCreateSecret(settings.dataDir, 'database');
  let embedded: EmbeddedDatabase = await startEmbeddedDatabase({ folder, password });
  say(embedded.isAdopted ? 'Database: taken over from a portal that was killed' : 'Database: running');
  return {
    url: embedded.url,
    keepRunning: async () => {
      if (embedded.isRunning()) return;
      // A first start makes what is missing; a portal that has data must never come back without it, open to anybody.
      if (!existsSync(path.join(folder, 'cluster', 'PG_VERSION'))) {
        throw new AppError(
          'unavailable',
          `The database’s files are gone from ${folder}: bring the folder back (is a disk unmounted?), then start again.`,
        );
      }
      say('Database: it ended; starting it again');
      embedded = await startEmbeddedDatabase({ folder, password });
    },
    stop: () => embedded.stop(),
  };
}

async function checkGiven(url: string): Promise<void> {
  const database = createDatabase(url, { maxConnections: 1, reach: 'owner' });
  try {
    await checkDatabase(database);
  } catch (cause) {
    const { hostname, port, pathname } = new URL(url);
    const why = cause instanceof Error ? cause.message.trim().split('\n').at(-1) : String(cause);
    throw new AppError(
      'unavailable',
      `The database of DATABASE_URL (${pathname.slice(1)} on ${hostname}:${port || '5432'}) cannot be used: ${why} ` +
        'Start it, correct DATABASE_URL, or unset it to use the embedded one.',
      { cause },
    );
  } finally {
    await database.$disconnect();
  }
}

/** Brings tables and reference data up to this version. Returns whether the first account is still to be made. */
export async function prepareDatabase(url: string): Promise<{ needsOwner: boolean }> {
  const applied = await deployMigrations(url);
  if (applied.length > 0) say(`Database: migrated (${applied.join(', ')})`);
  const database = createDatabase(url, { maxConnections: 1 });
  try {
    const { changed } = await seedReferenceData(database);
    if (changed) say('Database: reference data loaded');
    return { needsOwner: await needsOwner(database) };
  } finally {
    await database.$disconnect();
  }
}
