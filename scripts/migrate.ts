/**
 * `npm run migrate:new -- NAME` writes the migration from the checked-in ones to prisma/schema;
 * `--reset NAME` makes it the only one (until the first release). `npm run migrate:status` says what a database lacks.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedDatabase } from '@gemmavision/db/embedded';
import { authorMigration, forgetMigrations, migrationStatus, schemaDrift } from '@gemmavision/db/migrate';
import { readOrCreateSecret, readSettings } from '@gemmavision/settings';

const [command, ...rest] = process.argv.slice(2);
const reset = rest.includes('--reset');
const name = rest.find((word) => !word.startsWith('--'));

if (command === 'new' && name !== undefined) await writeNew(name);
else if (command === 'status') await printStatus();
else {
  console.error('Use: npm run migrate:new -- [--reset] NAME, or npm run migrate:status');
  process.exitCode = 1;
}

/** Works on a database of its own that is thrown away: nobody's data is near. */
async function writeNew(name: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrate-'));
  const database = await startEmbeddedDatabase({ folder, password: 'scratch', isDurable: false });
  try {
    if (reset) await forgetMigrations();
    const written = await authorMigration(database.url, name, new Date());
    console.log(
      written === null
        ? 'Nothing has changed: prisma/schema is what the migrations lead to.'
        : `Wrote prisma/migrations/${written}/migration.sql: read it, then commit it.`,
    );
  } finally {
    await database.stop();
    await rm(folder, { recursive: true });
  }
}

async function printStatus(): Promise<void> {
  const settings = readSettings();
  const embedded =
    settings.databaseUrl === undefined
      ? await startEmbeddedDatabase({
          folder: path.join(settings.dataDir, 'postgres'),
          password: await readOrCreateSecret(settings.dataDir, 'database'),
        })
      : null;
  try {
    const url = settings.databaseUrl ?? embedded?.url ?? '';
    const status = await migrationStatus(url);
    for (const [what, names] of Object.entries(status)) {
      if (Array.isArray(names) && names.length > 0) console.log(`${what}: ${names.join(', ')}`);
    }
    const drift = status.isUpToDate ? await schemaDrift(url) : null;
    if (drift !== null) console.log(`The database differs from prisma/schema:\n${drift}`);
    if (status.isUpToDate && drift === null) console.log('The database is up to date.');
    process.exitCode = status.isUpToDate && drift === null ? 0 : 1;
  } finally {
    if (embedded !== null && !embedded.isAdopted) await embedded.stop();
  }
}
