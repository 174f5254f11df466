/**
 * `npm run seed:demo`: two teams, a person for each role in each, and ten documents that are really read (the five of
 * fixtures/, once a team). Works beside a running portal and without one; a second run adds nothing.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashPassword } from 'better-auth/crypto';
import { pino } from 'pino';
import { createDatabase, type Database } from '@gemmavision/db';
import { acceptDocuments, countDocuments } from '@gemmavision/db/documents';
import { startEmbeddedDatabase } from '@gemmavision/db/embedded';
import { deployMigrations } from '@gemmavision/db/migrate';
import { seedReferenceData } from '@gemmavision/db/seed';
import { addPerson, createTeam } from '@gemmavision/db/teams';
import { startWorker } from '@gemmavision/doc-worker/worker';
import { sniffMediaType } from '@gemmavision/documents-io';
import { roles } from '@gemmavision/domain/access';
import { readOrCreateSecret, readSettings, type Settings } from '@gemmavision/settings';
import { createStorage, originalKey } from '@gemmavision/storage';

const fixtures = path.resolve(import.meta.dirname, '../fixtures');
const documents = ['10-k.pdf', '10-q-table.pdf', 'invoice.pdf', 'receipt.jpg', 'page-scan.png'];
const teams = [
  { name: 'Treasury (demo)', domain: 'treasury.example' },
  { name: 'Research (demo)', domain: 'research.example' },
];
/** Known to everybody who reads this: for trying out, on this machine. */
const password = 'demo-password';

const settings = readSettings();
if (settings.databaseUrl !== undefined) await seed(settings, settings.databaseUrl);
else {
  const embedded = await startEmbeddedDatabase({
    folder: path.join(settings.dataDir, 'postgres'),
    password: await readOrCreateSecret(settings.dataDir, 'database'),
  });
  try {
    await seed(settings, embedded.url);
  } finally {
    // A portal that runs beside us goes on using it.
    if (!embedded.isAdopted) await embedded.stop();
  }
}

async function seed(settings: Settings, databaseUrl: string): Promise<void> {
  await deployMigrations(databaseUrl);
  const database = createDatabase(databaseUrl, { reach: 'all' });
  try {
    await seedReferenceData(database);
    if ((await database.user.count({ where: { email: `owner@${teams[0]?.domain}` } })) > 0) {
      console.log('The demo teams are there already: nothing was added.');
    } else {
      await addTeamsAndDocuments(settings, database, databaseUrl);
    }
  } finally {
    await database.$disconnect();
  }
  console.log(`\nFilled: ${placeOf(settings)}`);
  console.log(`Sign in with the password “${password}” as`);
  for (const { name, domain } of teams)
    console.log(`  ${name}: ${roles.map((role) => `${role}@${domain}`).join(', ')}`);
}

/** Where the teams and their documents are now: without their password, addresses may be shown. */
function placeOf({ databaseUrl, dataDir, s3 }: Settings): string {
  if (databaseUrl === undefined) return `DATA_DIR ${path.resolve(dataDir)}`;
  const { host, pathname } = new URL(databaseUrl);
  const files = s3 === undefined ? `DATA_DIR ${path.resolve(dataDir)}` : `bucket ${s3.bucket}`;
  return `database ${host}${pathname}, files in ${files}`;
}

async function addTeamsAndDocuments(
  settings: Settings,
  database: Database,
  databaseUrl: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  const teamIds: string[] = [];
  for (const { name, domain } of teams) {
    const people = await database.$transaction(async (transaction) => {
      const team = await createTeam(transaction, name);
      teamIds.push(team.id);
      const members = await Promise.all(
        roles.map((role) =>
          addPerson(
            transaction,
            { name: `Demo ${role}`, email: `${role}@${domain}`, passwordHash },
            team.id,
            role,
          ),
        ),
      );
      // The first team’s owner looks after the portal, as the first owner of any portal does.
      const [owner] = members;
      if (teamIds.length === 1 && owner)
        await transaction.user.update({ where: { id: owner.id }, data: { role: 'admin' } });
      return members;
    });
    for (const fileName of documents)
      await addDocument(settings, database, teamIds.at(-1)!, people[0]!.id, fileName);
    console.log(`${name}: ${people.length} people, ${documents.length} documents`);
  }
  const worker = await startWorker({
    settings,
    databaseUrl,
    logger: pino({ level: 'silent' }),
    version: 'demo',
  });
  try {
    await untilRead(database, teamIds);
  } finally {
    await worker.close();
  }
}

async function addDocument(
  settings: Settings,
  database: Database,
  teamId: string,
  personId: string,
  fileName: string,
): Promise<void> {
  const content = await readFile(path.join(fixtures, fileName));
  const mediaType = await sniffMediaType(content);
  if (mediaType === undefined) throw new Error(`${fileName} is not a document that we read.`);
  const id = randomUUID();
  const storageKey = originalKey(teamId, id);
  const { bytes, sha256 } = await createStorage(settings).put(storageKey, content);
  const file = { id, fileName, mediaType, sizeBytes: bytes, sha256, storageKey };
  await acceptDocuments(database, { teamId, userId: personId }, [file]);
}

async function untilRead(database: Database, teamIds: string[]): Promise<void> {
  for (;;) {
    const counts = await Promise.all(teamIds.map((teamId) => countDocuments(database, teamId)));
    const sum = (status: 'DONE' | 'FAILED' | 'REJECTED') =>
      counts.reduce((total, c) => total + c.byStatus[status], 0);
    const [done, wrong] = [sum('DONE'), sum('FAILED') + sum('REJECTED')];
    process.stderr.write(`\rread ${done + wrong} of ${teamIds.length * documents.length} …`);
    if (done + wrong === teamIds.length * documents.length) {
      process.stderr.write('\n');
      if (wrong > 0)
        throw new Error(`${wrong} demo documents could not be read: look at them in the portal.`);
      return;
    }
    await sleep(300);
  }
}
