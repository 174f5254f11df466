/** The api as it runs in production, on a database of its own, for `bench/api.ts`: prints where it listens. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { startServer } from '@gemmavision/api/server';
import { startEmbeddedDatabase } from '@gemmavision/db/embedded';
import { deployMigrations } from '@gemmavision/db/migrate';
import { createDatabase } from '@gemmavision/db';
import { seedReferenceData } from '@gemmavision/db/seed';
import { createLogger } from '@gemmavision/logging';
import { readSettings } from '@gemmavision/settings';

const [email, password] = process.argv.slice(2) as [string, string];
const folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-bench-api-'));
const database = await startEmbeddedDatabase({ folder: path.join(folder, 'postgres'), password: 'bench' });
await deployMigrations(database.url);
const client = createDatabase(database.url);
await seedReferenceData(client);
await client.$disconnect();
const settings = {
  ...readSettings({
    NODE_ENV: 'production',
    DATA_DIR: folder,
    OWNER_EMAIL: email,
    OWNER_PASSWORD: password,
    // One key asks as often as the machine can answer.
    RATE_LIMIT_REQUESTS: '0',
  }),
  port: 0,
};
const server = await startServer({
  settings,
  databaseUrl: database.url,
  // Lines are written as they always are, to nowhere.
  logger: createLogger({ app: 'api', level: settings.logLevel, destination: pino.destination('/dev/null') }),
  version: 'bench',
});
console.log(server.port);
process.stdin.resume().on('end', () => void stop());

async function stop(): Promise<void> {
  await server.close();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit();
}
