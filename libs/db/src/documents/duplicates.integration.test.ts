import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { documentReasons, type ExtractionResult } from '@gemmavision/domain/documents';
import { freshDatabase, type TestDatabase } from '../../../../testing/database.ts';
import { createDatabase, type Database } from '../client.ts';
import { returnLostDocuments, saveReason, saveResult, takeDocument } from '../processing/index.ts';
import { addPerson, createTeam } from '../teams/index.ts';
import { acceptDocuments, deleteDocument, getDocument, getResult, retryDocument } from './index.ts';

let place: TestDatabase;
let database: Database;
let other: pg.Client;
let teamId: string;
let personId: string;

beforeAll(async () => {
  place = await freshDatabase();
  database = createDatabase(place.url, { reach: 'all' });
  other = new pg.Client({ connectionString: place.url });
  await other.connect();
  await database.$transaction(async (transaction) => {
    teamId = (await createTeam(transaction, 'Team')).id;
    const person = { name: 'Ada', email: 'ada@example.com', passwordHash: 'none' };
    personId = (await addPerson(transaction, person, teamId, 'owner')).id;
  });
});
afterAll(async () => {
  await other.end();
  await database.$disconnect();
  await place.drop();
});

let sha256: string;
beforeEach(() => {
  sha256 = randomUUID();
});

async function accept(fileName = 'a.pdf') {
  const id = randomUUID();
  const file = { id, fileName, mediaType: 'application/pdf', sizeBytes: 10, sha256, storageKey: id };
  const [accepted] = await acceptDocuments(database, { teamId, userId: personId }, [file]);
  return accepted!;
}

async function take(id: string) {
  const row = await database.document.update({ where: { id }, data: { status: 'QUEUED' } });
  const taken = await takeDocument(database, id, row.attempt, 'a worker', 60_000);
  return taken!;
}

const result = (): ExtractionResult => ({
  file: 'a.pdf',
  sha256,
  mediaType: 'application/pdf',
  pages: [1, 2].map((page) => ({
    page,
    width: 1,
    height: 1,
    source: 'text-layer' as const,
    engine: 'pdf.js',
    confidence: 1,
    text: '',
    words: [],
  })),
  tables: [],
  fields: { docType: 'other', companyName: null, documentDate: null, keyFigures: [], evidence: {} },
  pii: [],
  warnings: [],
});

const noFiles = () => Promise.resolve();
const record = (id: string) => getDocument(database, teamId, id);
const corrupt = { code: 'corrupt', message: documentReasons.corrupt } as const;
const isSettled = (work: Promise<unknown>) =>
  Promise.race([work.then(() => true), sleep(300).then(() => false)]);

describe('a copy of a document', () => {
  it('shows what the original came to: result, reason, and result again after a retry', async () => {
    const original = await accept();
    const copy = await accept('copy.pdf');
    await saveReason(database, await take(original.id), corrupt);
    expect(await record(copy.id)).toMatchObject({ status: 'REJECTED', reason: { code: 'corrupt' } });

    await retryDocument(database, { teamId, userId: personId }, original.id, {});
    await saveResult(database, await take(original.id), result());
    expect(await record(copy.id)).toMatchObject({ status: 'DONE', reason: null, pages: 2 });
    expect((await getResult(database, teamId, copy.id)).file).toBe('copy.pdf');
  });

  it('shows it also when the worker of the original died for the last time', async () => {
    const original = await accept();
    const copy = await accept();
    await take(original.id);
    await database.document.update({
      where: { id: original.id },
      data: { attemptsInRow: 3, leaseExpiresAt: new Date(0) },
    });
    expect(await returnLostDocuments(database)).toEqual({ returned: 0, failed: 1 });
    expect(await record(copy.id)).toMatchObject({
      status: 'FAILED',
      reason: { code: 'stopped_unexpectedly' },
    });
  });

  it('misses nothing when it arrives while the result of the original is being written', async () => {
    const original = await accept();
    await take(original.id);
    await other.query('BEGIN');
    await other.query(`UPDATE "Document" SET status = 'DONE', "pageCount" = 7 WHERE id = $1`, [original.id]);
    const copy = accept();
    expect(await isSettled(copy)).toBe(false);
    await other.query('COMMIT');
    expect(await record((await copy).id)).toMatchObject({ duplicateOf: original.id, pages: 7 });
  });

  it('is read by itself when the original ended without a result in that moment', async () => {
    const original = await accept();
    await take(original.id);
    await other.query('BEGIN');
    await other.query(`UPDATE "Document" SET status = 'FAILED' WHERE id = $1`, [original.id]);
    const copy = accept();
    expect(await isSettled(copy)).toBe(false);
    await other.query('COMMIT');
    expect(await copy).toMatchObject({ status: 'PENDING' });
  });
});

describe('deleting an original', () => {
  it('leaves the end of the reading to its copy, without reading it again', async () => {
    const original = await accept();
    const copy = await accept();
    await saveReason(database, await take(original.id), corrupt);
    await deleteDocument(database, { teamId, userId: personId }, original.id, noFiles);
    expect(await record(copy.id)).toMatchObject({ status: 'REJECTED', duplicateOf: null });
  });

  it('waits for a result that is being written, and the copy inherits it', async () => {
    const original = await accept();
    const copy = await accept();
    await take(original.id);
    await other.query('BEGIN');
    await other.query(`UPDATE "Document" SET status = 'DONE', "pageCount" = 7 WHERE id = $1`, [original.id]);
    const deletion = deleteDocument(database, { teamId, userId: personId }, original.id, noFiles);
    expect(await isSettled(deletion)).toBe(false);
    // The writer goes on to the copies, which the deletion must not have locked meanwhile.
    await other.query(`UPDATE "Document" SET "pageCount" = 7 WHERE "duplicateOfId" = $1`, [original.id]);
    await other.query('COMMIT');
    await deletion;
    expect(await record(copy.id)).toMatchObject({ status: 'DONE', pages: 7, duplicateOf: null });
  });
});

describe('several files in one request', () => {
  const file = (content: string) => {
    const id = randomUUID();
    return { id, fileName: 'a.pdf', mediaType: 'a/b', sizeBytes: 1, sha256: content, storageKey: id };
  };

  it('are accepted all or none', async () => {
    const good = file(randomUUID());
    const unstorable = { ...file(randomUUID()), fileName: 'a\0b' };
    await expect(
      acceptDocuments(database, { teamId, userId: personId }, [good, unstorable]),
    ).rejects.toThrow();
    await expect(record(good.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('never wait for each other in a circle', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const requests = Array.from({ length: 8 }, (_, n) =>
      acceptDocuments(database, { teamId, userId: personId }, (n % 2 ? [one, two] : [two, one]).map(file)),
    );
    const accepted = (await Promise.all(requests)).flat();
    expect(accepted.filter((document) => document.duplicateOf === undefined)).toHaveLength(2);
  });
});
