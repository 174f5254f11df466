import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import type { ExtractionResult } from '@gemmavision/domain/documents';
import { freshDatabase, type TestDatabase } from '../../../../testing/database.ts';
import { verifyAuditChain } from '../audit/index.ts';
import { createDatabase, type Database } from '../client.ts';
import { acceptDocuments, retryDocument } from '../documents/index.ts';
import { addPerson, createTeam } from '../teams/index.ts';
import { saveResult, saveResultsTogether, takeDocuments, type ReadDocument } from './index.ts';

let place: TestDatabase;
let database: Database;
let teamId: string;
let userId: string;

beforeAll(async () => {
  place = await freshDatabase();
  database = createDatabase(place.url, { reach: 'all' });
});
afterAll(async () => {
  await database.$disconnect();
  await place.drop();
});
beforeEach(async () => {
  await database.$transaction(async (transaction) => {
    teamId = (await createTeam(transaction, 'Team')).id;
    const person = { name: 'Ada', email: `${randomUUID()}@example.com`, passwordHash: 'none' };
    userId = (await addPerson(transaction, person, teamId, 'owner')).id;
  });
});

async function accept(sha256: string = randomUUID()): Promise<string> {
  const id = randomUUID();
  const file = { id, fileName: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 1, sha256, storageKey: id };
  await acceptDocuments(database, { teamId, userId }, [file]);
  return id;
}

async function read(ids: string[], text = 'Revenue €\u{1F600} "14,694"\n'): Promise<ReadDocument[]> {
  await database.document.updateMany({ where: { id: { in: ids } }, data: { status: 'QUEUED' } });
  const rows = await database.document.findMany({ where: { id: { in: ids } } });
  const taken = await takeDocuments(database, rows, 'a worker', 60_000);
  expect(taken).toHaveLength(ids.length);
  return ids.map((id) => ({
    taken: taken.find((one) => one.id === id)!,
    result: resultOf(text),
    readMilliseconds: 1_234.5,
  }));
}

const resultOf = (text: string): ExtractionResult => ({
  file: 'a.pdf',
  sha256: 'x',
  mediaType: 'application/pdf',
  pages: [1, 2].map((page) => ({
    page,
    width: 612.25,
    height: 792,
    source: page === 1 ? ('ocr' as const) : ('text-layer' as const),
    engine: 'e',
    confidence: page / 3,
    text,
    words: [{ text, bbox: [0.1, 2, 3.7, 1e-7] as [number, number, number, number], confidence: 0.1 }],
  })),
  tables: [{ page: 2, bbox: [1, 2, 3, 4], confidence: 0.7, rows: [[text, '']] }],
  fields: {
    docType: '10-K',
    companyName: text,
    documentDate: '2024-12-31',
    cik: '0000320193',
    total: null,
    periodEnd: undefined,
    keyFigures: [],
    evidence: {},
  },
  pii: [{ page: 1, type: 'PERSON', start: 0, end: 3, text }],
  warnings: [text, 'another, with a comma'],
});

/** All that is kept of a document, without what differs from one to the next. */
async function kept(id: string) {
  const { pages, tables, ...row } = await database.document.findUniqueOrThrow({
    where: { id },
    include: { pages: { orderBy: { number: 'asc' } }, tables: true },
  });
  const own = { id, sha256: null, storageKey: null, createdAt: null, startedAt: null, finishedAt: null };
  const nameless = (one: object) => ({ ...one, documentId: null });
  return { ...row, ...own, id: null, pages: pages.map(nameless), tables: tables.map(nameless) };
}

const statusOf = async (id: string) =>
  (await database.document.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;
const finished = () => database.auditEvent.count({ where: { teamId, action: 'document.finished' } });
const used = async () => {
  const [day] = await database.usageDay.findMany({ where: { teamId } });
  return [day?.pages, day?.ocrPages, Number(day?.readMilliseconds)];
};

it('keeps of results that are written together what it keeps of one that is written alone', async () => {
  const [alone, ...together] = await read([await accept(), await accept(), await accept()]);
  expect(await saveResult(database, alone!.taken, alone!.result, alone!.readMilliseconds)).toBe(true);
  const written = await saveResultsTogether(database, teamId, together);
  expect([...written].sort()).toEqual(together.map(({ taken }) => taken.id).sort());
  for (const { taken } of together) expect(await kept(taken.id)).toEqual(await kept(alone!.taken.id));
  expect(await used()).toEqual([6, 3, 3 * 1_235]);
  expect(await finished()).toBe(3);
  expect(await verifyAuditChain(database, teamId)).toMatchObject({ broken: null });
});

it('leaves out whose lease is lost, who is locked, and of whom more than itself is to be looked at', async () => {
  const bytes = randomUUID();
  const ids = [await accept(), await accept(), await accept(bytes), await accept(), await accept()];
  await accept(bytes);
  const [again] = await read([ids[3]!]);
  await saveResult(database, again!.taken, again!.result);
  await retryDocument(database, { teamId, userId }, ids[3]!, {});
  const documents = await read(ids);
  await database.document.update({ where: { id: ids[1]! }, data: { attempt: { increment: 1 } } });
  const other = new pg.Client({ connectionString: place.url });
  await other.connect();
  await other.query('BEGIN');
  await other.query('SELECT FROM "Document" WHERE id = $1 FOR UPDATE', [ids[4]]);
  expect([...(await saveResultsTogether(database, teamId, documents))]).toEqual([ids[0]]);
  await other.end();
  const outcomes = await Promise.all(
    documents.map(({ taken, result, readMilliseconds }) =>
      saveResult(database, taken, result, readMilliseconds),
    ),
  );
  expect(outcomes).toEqual([false, false, true, true, true]);
  expect(await Promise.all(ids.map(statusOf))).toEqual(['DONE', 'RUNNING', 'DONE', 'DONE', 'DONE']);
  expect(await verifyAuditChain(database, teamId)).toMatchObject({ broken: null });
});

it('writes nothing of a lot that has one in it which PostgreSQL refuses', async () => {
  const ids = [await accept(), await accept()];
  const [good, bad] = [...(await read([ids[0]!])), ...(await read([ids[1]!], 'a\0b'))];
  await expect(saveResultsTogether(database, teamId, [good!, bad!])).rejects.toThrow();
  expect(await Promise.all(ids.map(statusOf))).toEqual(['RUNNING', 'RUNNING']);
  expect(await finished()).toBe(0);
  expect(await saveResultsTogether(database, teamId, [good!])).toEqual(new Set([ids[0]]));
});
