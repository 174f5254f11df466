import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documentReasons, type ExtractionResult } from '@gemmavision/domain/documents';
import { freshDatabase, type TestDatabase } from '../../../../testing/database.ts';
import { createDatabase, type Database } from '../client.ts';
import { acceptDocuments } from '../documents/index.ts';
import { inTeam } from '../in-team.ts';
import { requestPageReading, savePageReading, takePageReading } from '../page-readings/index.ts';
import { saveReason, saveResult, takeDocument } from '../processing/index.ts';
import { addPerson, createTeam } from '../teams/index.ts';
import { addLlmUsage } from './index.ts';

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

async function accept(...sizes: number[]) {
  const files = sizes.map((sizeBytes) => {
    const id = randomUUID();
    return { id, fileName: 'a', mediaType: 'application/pdf', sizeBytes, sha256: id, storageKey: id };
  });
  return acceptDocuments(database, { teamId, userId }, files);
}

async function take(id: string) {
  const { attempt } = await database.document.update({ where: { id }, data: { status: 'QUEUED' } });
  const taken = await takeDocument(database, id, attempt, 'a worker', 60_000);
  return taken!;
}

const page = { page: 1, width: 1, height: 1, engine: 'e', confidence: 1, text: '', words: [] };
const result: ExtractionResult = {
  file: 'a.pdf',
  sha256: 'x',
  mediaType: 'application/pdf',
  pages: [
    { ...page, source: 'text-layer' },
    { ...page, page: 2, source: 'ocr' },
    { ...page, page: 3, source: 'ocr' },
  ],
  tables: [],
  fields: { docType: 'other', companyName: null, documentDate: null, keyFigures: [], evidence: {} },
  pii: [],
  warnings: [],
};
const timedOut = { code: 'timeout', message: documentReasons.timeout } as const;

/** What stands in the team’s days, without team and day; what is 0 is left out. */
async function used() {
  const rows = await database.usageDay.findMany({ where: { teamId } });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([name, value]) => name !== 'teamId' && name !== 'day' && Number(value) !== 0)
        .map(([name, value]) => [name, Number(value)]),
    ),
  );
}

describe('what a team used', () => {
  it('is counted at upload, all of it or nothing', async () => {
    await accept(10, 20);
    await accept(5_000_000_000);
    expect(await used()).toEqual([{ documents: 3, bytes: 5_000_000_030 }]);
    await expect(acceptDocuments(database, { teamId, userId: 'nobody' }, [])).resolves.toEqual([]);
    const twice = randomUUID();
    const file = { id: twice, fileName: 'a', mediaType: 'x', sizeBytes: 1, sha256: twice, storageKey: twice };
    await expect(acceptDocuments(database, { teamId, userId }, [file, file])).rejects.toThrow();
    expect(await used()).toEqual([{ documents: 3, bytes: 5_000_000_030 }]);
  });

  it('is counted when a reading ends, with the time of attempts that brought nothing, and once only', async () => {
    const [document] = await accept(1);
    const first = await take(document!.id);
    expect(await saveReason(database, first, timedOut, 700)).toBe(true);
    const second = await take(document!.id);
    expect(await saveResult(database, second, result, 1_234.5)).toBe(true);
    // Workers that lost their lease.
    expect(await saveResult(database, first, result, 9_000)).toBe(false);
    expect(await saveResult(database, second, result, 9_000)).toBe(false);
    expect(await saveReason(database, second, timedOut, 9_000)).toBe(false);
    expect(await used()).toEqual([
      { documents: 1, bytes: 1, pages: 3, ocrPages: 2, readMilliseconds: 700 + 1_235 },
    ]);
  });

  it('has the pages in it that somebody had read again', async () => {
    const [document] = await accept(1);
    await saveResult(database, await take(document!.id), result, 100);
    const wish = { documentId: document!.id, page: 1, engine: 'tesseract.js' } as const;
    await requestPageReading(database, { teamId, userId }, wish);
    const taken = await takePageReading(database, 60_000);
    const read = { text: { ...page, source: 'ocr' as const }, milliseconds: 50, peakMemoryBytes: null };
    await savePageReading(database, taken!, read);
    await savePageReading(database, taken!, read);
    expect(await used()).toEqual([{ documents: 1, bytes: 1, pages: 4, ocrPages: 3, readMilliseconds: 150 }]);
  });

  it('loses nothing when many count at once, and nothing of it stays of what was rolled back', async () => {
    const question = { inputTokens: 1_000, outputTokens: 10, costMicros: 2_500n };
    const ask = () => inTeam(database, teamId, (transaction) => addLlmUsage(transaction, teamId, question));
    const failing = inTeam(database, teamId, async (transaction) => {
      await addLlmUsage(transaction, teamId, question);
      throw new Error('rolled back');
    });
    await Promise.all([...Array.from({ length: 12 }, ask), expect(failing).rejects.toThrow('rolled back')]);
    expect(await used()).toEqual([{ llmInputTokens: 12_000, llmOutputTokens: 120, llmCostMicros: 30_000 }]);
  });
});
