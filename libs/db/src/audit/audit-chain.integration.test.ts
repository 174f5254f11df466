import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../../../testing/database.ts';
import { createDatabase, type Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { appendAuditEvents, onAuditHead, verifyAuditChain, type AuditHead } from './index.ts';

let place: TestDatabase;
let database: Database;
let owner: pg.Client;
const heads: AuditHead[] = [];

beforeAll(async () => {
  place = await freshDatabase();
  database = createDatabase(place.url);
  onAuditHead(database, (head) => heads.push(head));
  owner = new pg.Client({ connectionString: place.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.$disconnect();
  await place.drop();
});

const deed = (teamId: string, subject: string) =>
  inTeam(database, teamId, (transaction) =>
    appendAuditEvents(transaction, { teamId, userId: 'ada', ipAddress: '192.0.2.1' }, [
      { action: 'document.viewed', subject, details: { z: [1, { b: 'ß', a: null }], a: 0.1 } },
      { action: 'document.exported', subject },
    ]),
  );

describe('the audit chain of a team', () => {
  it('is without a gap when many write at once, and each team has its own', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => deed(n % 4 === 0 ? 'other' : 'team', `d${n}`)));
    expect(await verifyAuditChain(database, 'team')).toMatchObject({ events: 30, broken: null });
    expect(await verifyAuditChain(database, 'other')).toMatchObject({ events: 10, broken: null });
    expect(await verifyAuditChain(database, 'nobody')).toEqual({
      events: 0,
      since: null,
      head: null,
      broken: null,
    });
  });

  it('tells its head when the transaction has ended, and not when it was rolled back', async () => {
    const before = heads.length;
    const failing = inTeam(database, 'team', async (transaction) => {
      await appendAuditEvents(transaction, { teamId: 'team', userId: null }, [
        { action: 'document.purged', subject: 'never' },
      ]);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(heads).toHaveLength(before);
    await deed('team', 'last');
    expect(heads.at(-1)).toEqual((await verifyAuditChain(database, 'team')).head);
  });

  it('holds whatever numbers and letters a deed has', async () => {
    const numbers = [1e21, -0, 5e-324, Number.MAX_VALUE, 0.1 + 0.2, 123456789012345680000, 1e-7];
    const texts = ['\uD800', '\0', 'e\u0301', '\u2028', '😀', 'x'.repeat(1_000_000)];
    await inTeam(database, 'strange', (transaction) =>
      appendAuditEvents(
        transaction,
        { teamId: 'strange', userId: null },
        texts.map((text) => ({
          action: 'cache.cleared',
          subject: text.slice(0, 9),
          details: { numbers, text, '10': [[], {}, [null]], '9': { constructor: text } },
        })),
      ),
    );
    expect(await verifyAuditChain(database, 'strange')).toMatchObject({ events: texts.length, broken: null });
  });

  it('cannot be changed by the portal itself', async () => {
    const attempt = (sql: string) =>
      inTeam(database, 'team', (transaction) => transaction.$executeRawUnsafe(sql));
    await expect(attempt(`UPDATE "AuditEvent" SET subject = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(attempt('DELETE FROM "AuditEvent"')).rejects.toThrow(/permission denied/);
    await expect(attempt('TRUNCATE "AuditEvent"')).rejects.toThrow(/permission denied/);
  });

  it.each([
    [`UPDATE "AuditEvent" SET subject = 'x' WHERE "teamId" = 'team' AND sequence = 7`, 7, 'changed'],
    [`UPDATE "AuditEvent" SET details = '{"a": 0.2}' WHERE "teamId" = 'team' AND sequence = 9`, 9, 'changed'],
    [
      `UPDATE "AuditEvent" SET at = at + interval '1 hour' WHERE "teamId" = 'team' AND sequence = 3`,
      3,
      'changed',
    ],
    [`DELETE FROM "AuditEvent" WHERE "teamId" = 'team' AND sequence = 5`, 5, 'missing'],
    [`DELETE FROM "AuditEvent" WHERE "teamId" = 'team' AND sequence > 28`, 32, 'cut'],
  ])('shows what the owner of the database did: %s', async (sql, sequence, why) => {
    const known = (await verifyAuditChain(database, 'team')).head!;
    await owner.query('BEGIN');
    await owner.query('CREATE TABLE kept AS SELECT * FROM "AuditEvent"');
    await owner.query(sql);
    await owner.query('COMMIT');
    const found = await verifyAuditChain(database, 'team', known);
    await owner.query(
      `BEGIN; DELETE FROM "AuditEvent"; INSERT INTO "AuditEvent" SELECT * FROM kept; DROP TABLE kept; COMMIT`,
    );
    expect(found.broken).toEqual({ sequence, why });
    expect((await verifyAuditChain(database, 'team', known)).broken).toBeNull();
  });
});
