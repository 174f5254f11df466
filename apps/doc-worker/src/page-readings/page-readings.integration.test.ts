import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Problem } from '@gemmavision/domain/contract';
import type { AcceptedDocument, ExtractionResult, PageText } from '@gemmavision/domain/documents';
import type { PageReading } from '@gemmavision/domain/page-readings';
import { takePageReading } from '@gemmavision/db/page-readings';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

// Real OCR on a machine that may be busy with other tests.
jest.setTimeout(180_000);

const fixtures = path.resolve(import.meta.dirname, '../../../../fixtures');

let portal: TestPortal;
let person: Person;
let filing: string;
beforeAll(async () => {
  portal = await startPortal();
  person = await portal.person('annotator');
  const uploader = await portal.person('analyst', person.teamId);
  const response = await uploader.upload(await readFile(path.join(fixtures, '10-q-table.pdf')), '10-q.pdf');
  ({ id: filing } = (await response.json()) as AcceptedDocument);
});
afterAll(() => portal.close());

const addressOf = (page = 1, id = filing) => `/api/documents/${id}/pages/${page}/readings`;
const ask = (body: object, by = person, page = 1) =>
  by.fetch(addressOf(page), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const asked = async (body: object) => (await (await ask(body)).json()) as PageReading;

interface Answer {
  reading: PageReading;
  text: PageText | null;
}
async function finished({ id }: PageReading): Promise<Answer> {
  for (;;) {
    const answer = await person.json<Answer>(`${addressOf()}/${id}`);
    if (answer.reading.finishedAt !== null) return answer;
    await sleep(100);
  }
}

describe('reading one page again', () => {
  it('has to wait until the document itself was read', async () => {
    const refused = await ask({ engine: 'tesseract.js' });
    expect([refused.status, ((await refused.json()) as Problem).code]).toEqual([409, 'conflict']);
    await portal.startWorker();
    expect((await person.finished(filing)).status).toBe('DONE');
  });

  it('gives the words of the engine asked for, with time and memory, and leaves the result as it is', async () => {
    const before = await person.json<ExtractionResult>(`/api/documents/${filing}/result`);
    const reading = await asked({ engine: 'tesseract.js', pageSegmentation: 6 });
    expect(reading).toMatchObject({
      status: 'PENDING',
      engine: 'tesseract.js',
      pageSegmentation: 6,
      words: null,
    });
    const done = await finished(reading);
    expect(done.reading).toMatchObject({ status: 'DONE', reason: null, words: done.text?.words.length });
    expect(done.text).toMatchObject({ page: 1, source: 'ocr', engine: 'tesseract.js' });
    expect(done.text?.width).toBeCloseTo(before.pages[0]?.width ?? 0, 0);
    // The page has a text layer: most of its words are recognised alike.
    const words = new Set(before.pages[0]?.words.map(({ text }) => text));
    const alike = done.text?.words.filter(({ text }) => words.has(text)) ?? [];
    expect(alike.length).toBeGreaterThan(0.8 * words.size);
    expect(done.reading.milliseconds).toBeGreaterThan(0);
    expect(done.reading.peakMemoryBytes ?? Infinity).toBeGreaterThan(50e6);
    expect(await person.json<ExtractionResult>(`/api/documents/${filing}/result`)).toEqual(before);
  });

  it('is on record, in the audit trail and in the list of the page, once a setting', async () => {
    await finished(await asked({ engine: 'tesseract.js', pageSegmentation: 6 }));
    const { items } = await person.json<{ items: PageReading[] }>(addressOf());
    expect(items.map(({ engine, pageSegmentation }) => [engine, pageSegmentation])).toEqual([
      ['tesseract.js', 6],
    ]);
    const events = await portal.server.database.auditEvent.findMany({
      where: { subject: filing, action: 'document.pageReadAgain' },
    });
    expect(events.map(({ details }) => details)).toEqual(
      Array.from({ length: 2 }, () => ({ page: 1, engine: 'tesseract.js', pageSegmentation: 6 })),
    );
  });

  it.each([
    ['a page that is not there', 99, { engine: 'tesseract.js' }, 404, 'not_found'],
    ['an engine that is not there', 1, { engine: 'crystal ball' }, 400, 'invalid_request'],
    ['no engine', 1, {}, 400, 'invalid_request'],
  ])('refuses %s', async (_what, page, body, status, code) => {
    const refused = await ask(body, person, page);
    expect(refused.status).toBe(status);
    expect((await refused.json()) as Problem).toMatchObject({ code });
  });

  it('is not for viewers, who see what others had read, nor for other teams, who see nothing', async () => {
    const viewer = await portal.person('viewer', person.teamId);
    expect((await ask({ engine: 'tesseract.js' }, viewer)).status).toBe(403);
    const { items } = await viewer.json<{ items: PageReading[] }>(addressOf());
    expect(items).toHaveLength(1);
    const stranger = await portal.person('owner');
    expect((await ask({ engine: 'tesseract.js' }, stranger)).status).toBe(404);
    for (const address of [addressOf(), `${addressOf()}/${items[0]?.id}`]) {
      expect((await stranger.fetch(address)).status).toBe(404);
    }
  });
});

describe('a page whose worker dies', () => {
  it('is given to another one once, and given up when that dies as well', async () => {
    const { database } = portal.server;
    const id = 'lost';
    await database.pageReading.create({
      data: {
        id,
        documentId: filing,
        teamId: person.teamId,
        page: 1,
        engine: 'tesseract',
        status: 'RUNNING',
        attempt: 2,
        leaseExpiresAt: new Date(Date.now() - 1_000),
      },
    });
    await takePageReading(database, 1_000);
    const { reading } = await finished({ id } as PageReading);
    expect(reading).toMatchObject({ status: 'FAILED', reason: { code: 'stopped_unexpectedly' } });
  });
});
