import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../testing/database.ts';
import { createDatabase, type Database, type Transaction } from './client.ts';
import { acceptDocuments } from './documents/index.ts';
import { inTeam } from './in-team.ts';
import { addPerson, createTeam } from './teams/index.ts';

let place: TestDatabase;
let database: Database;
let owner: pg.Client;
const teams: string[] = [];
const documents: string[] = [];

beforeAll(async () => {
  place = await freshDatabase();
  database = createDatabase(place.url);
  owner = new pg.Client({ connectionString: place.url });
  await owner.connect();
  const all = createDatabase(place.url, { reach: 'all' });
  for (const name of ['Reporting', 'Treasury']) {
    const { teamId, userId } = await all.$transaction(async (transaction) => {
      const { id } = await createTeam(transaction, name);
      const person = { name, email: `${name}@example.com`, passwordHash: 'none' };
      return { teamId: id, userId: (await addPerson(transaction, person, id, 'owner')).id };
    });
    const id = randomUUID();
    const file = {
      fileName: 'a.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 10,
      sha256: id,
      storageKey: id,
    };
    await acceptDocuments(database, { teamId, userId }, [{ id, ...file }]);
    teams.push(teamId);
    documents.push(id);
  }
  await all.$disconnect();
});
afterAll(async () => {
  await owner.end();
  await database.$disconnect();
  await place.drop();
});

/** What a query without any condition gives in a team: the mistake that the database has to catch. */
const withoutCondition = (teamId: string) =>
  inTeam(database, teamId, async (transaction) => {
    const [, raw] = [
      await transaction.document.findMany({ select: { id: true } }),
      await transaction.$queryRaw<{ id: string }[]>`SELECT id FROM "Document"`,
    ];
    const typed = await transaction.document.findMany({ select: { id: true } });
    return [...new Set([...raw, ...typed].map(({ id }) => id))];
  });

describe('a query that forgets to name the team', () => {
  it('gives the rows of the team that it runs in, and of no other', async () => {
    expect(await withoutCondition(teams[0]!)).toEqual([documents[0]]);
    expect(await withoutCondition(teams[1]!)).toEqual([documents[1]]);
  });

  it('gives nothing outside of a team, also after somebody else used the connection', async () => {
    await withoutCondition(teams[0]!);
    const found = await Promise.all(Array.from({ length: 30 }, () => database.document.findMany()));
    expect(found.flat()).toEqual([]);
  });

  it('gives nothing outside of a team after work in one failed, took too long or lost its connection', async () => {
    const few = createDatabase(place.url, { maxConnections: 2 });
    const seen = () =>
      Promise.all(
        Array.from(
          { length: 6 },
          () => few.$queryRaw`
          SELECT current_setting('app.team') AS team, coalesce(current_setting('app.trash', true), '') AS trash,
            (SELECT count(*)::int FROM "Document") AS documents`,
        ),
      );
    const nothing = Array.from({ length: 6 }, () => [{ team: '', trash: '', documents: 0 }]);
    const sql = (text: string) => (transaction: Transaction) => transaction.$executeRawUnsafe(text);
    for (const [work, timeout] of [
      [sql('SELECT 1 / 0'), 5_000],
      [sql('SELECT pg_sleep(0.5)'), 100],
      [sql('COMMIT'), 5_000],
      [sql('SELECT pg_terminate_backend(pg_backend_pid())'), 5_000],
    ] as const) {
      const showTrash = sql(`SELECT set_config('app.trash', 'shown', true)`);
      await inTeam(few, teams[0]!, async (transaction) => (await showTrash(transaction), work(transaction)), {
        timeout,
      }).catch(() => undefined);
      expect(await seen()).toEqual(nothing);
    }
    await few.$disconnect();
  });

  it('waits for a connection when all are taken', async () => {
    const one = createDatabase(place.url, { maxConnections: 1 });
    const count = (transaction: Transaction) => transaction.document.count();
    const slow = inTeam(one, teams[0]!, (transaction) => transaction.$executeRaw`SELECT pg_sleep(2.3)`);
    await expect(inTeam(one, teams[0]!, count)).resolves.toBe(1);
    await slow;
    await one.$disconnect();
  });

  it('cannot change, delete or make rows of another team', async () => {
    const changed = await inTeam(database, teams[0]!, async (transaction) => {
      const where = { id: documents[1]! };
      const { count } = await transaction.document.updateMany({ where, data: { fileName: 'mine.pdf' } });
      return count + (await transaction.document.deleteMany({ where })).count;
    });
    expect(changed).toBe(0);
    const foreign = inTeam(database, teams[0]!, (transaction) =>
      transaction.usageDay.create({ data: { teamId: teams[1]!, day: new Date() } }),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
  });

  it('leaks as soon as the filter below the API is taken away, which is what these tests are for', async () => {
    await owner.query('ALTER TABLE "Document" DISABLE ROW LEVEL SECURITY');
    try {
      expect((await withoutCondition(teams[0]!)).sort()).toEqual([...documents].sort());
    } finally {
      await owner.query('ALTER TABLE "Document" ENABLE ROW LEVEL SECURITY');
    }
  });
});

describe('the tables', () => {
  it('all have the filter where they belong to a team', async () => {
    const { rows } = await owner.query<{ name: string; isGuarded: boolean }>(`
      SELECT c.relname AS name,
        c.relrowsecurity AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname) AS "isGuarded"
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'teamId'
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['Document', 'AuditEvent']));
    expect(rows.filter(({ isGuarded }) => !isGuarded)).toEqual([]);
  });
});
