import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endBatches, sealIdleBatches } from '@gemmavision/db/batches';
import { saveResult, takeDocument } from '@gemmavision/db/processing';
import type { ExtractionResult } from '@gemmavision/domain/documents';
import { batchSteps } from '../../../../testing/batch-steps.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

// No worker runs here: the test does its part, at the moment that it wants.
let portal: TestPortal;
let person: Person;
let steps: ReturnType<typeof batchSteps>;
beforeAll(async () => {
  portal = await startPortal();
  person = await portal.person('analyst');
  steps = batchSteps(portal, person);
});
afterAll(() => portal.close());

/** What a worker would write. */
const anEmptyResult = (sha256: string): ExtractionResult => ({
  file: 'x.pdf',
  sha256,
  mediaType: 'application/pdf',
  pages: [
    {
      page: 1,
      width: 100,
      height: 100,
      source: 'text-layer',
      engine: 'pdfjs',
      confidence: 1,
      text: '',
      words: [],
    },
  ],
  tables: [],
  fields: { docType: 'other', companyName: null, documentDate: null, keyFigures: [], evidence: {} },
  pii: [],
  warnings: [],
});

/** Takes a document as a worker does; gives what writes its result. */
async function take(id: string): Promise<() => Promise<boolean>> {
  const { database } = portal.server;
  await database.document.update({ where: { id }, data: { status: 'QUEUED' } });
  const taken = await takeDocument(database, id, 0, 'test', 60_000);
  if (taken === null) throw new Error('the document is not to be had');
  return () => saveResult(database, taken, anEmptyResult(taken.sha256));
}

describe('what a worker writes', () => {
  it('is written whole or not at all where the batch is cancelled at that moment', async () => {
    const { id } = await steps.begin();
    const ids = await Promise.all(Array.from({ length: 8 }, async () => (await steps.accepted(id)).id));
    const writers = await Promise.all(ids.map(take));
    const [cancelled, ...written] = await Promise.all([
      steps.doTo(id, 'cancel'),
      ...writers.map((write) => write()),
    ]);
    expect(cancelled.status).toBe(200);
    const { byStatus, state } = await steps.look(id);
    const done = written.filter(Boolean).length;
    expect([state, byStatus.DONE, byStatus.CANCELLED]).toEqual(['cancelled', done, 8 - done]);
    const pages = await portal.server.database.documentPage.count({ where: { documentId: { in: ids } } });
    expect(pages).toBe(done);
    expect(await Promise.all(writers.map((write) => write()))).not.toContain(true);
  });

  it('goes on to the language model where the batch says so, whatever the endpoint says, and within its approval', async () => {
    const owner = await portal.person('owner');
    const { database } = portal.server;
    const endpoint = async (isAutomatic: boolean, approvedUpTo: 'INTERNAL' | 'PUBLIC') => {
      const approval = { approvedAt: new Date(), approvedUpTo, approvalReason: 'a test', isAutomatic };
      const data = { teamId: owner.teamId, baseUrl: 'https://llm.example.com', model: 'x', ...approval };
      await database.llmEndpoint.upsert({ where: { teamId: owner.teamId }, create: data, update: data });
    };
    const asking = batchSteps(portal, owner);
    const isAsked = async (asksModel: boolean | null, content = steps.somePdf()) => {
      const { id } = await asking.accepted((await asking.begin({ asksModel })).id, content);
      const write = await take(id);
      await write();
      return database.llmReading.count({ where: { documentId: id } });
    };
    await endpoint(false, 'INTERNAL');
    expect(await isAsked(true)).toBe(1);
    const content = steps.somePdf();
    expect(await isAsked(null, content)).toBe(0);
    // The same bytes come again with a batch that asks.
    const before = await database.llmReading.count();
    await asking.accepted((await asking.begin({ asksModel: true })).id, content);
    expect(await database.llmReading.count()).toBe(before + 1);
    await endpoint(true, 'INTERNAL');
    expect([await isAsked(null), await isAsked(false)]).toEqual([1, 0]);
    await endpoint(true, 'PUBLIC');
    expect(await isAsked(true)).toBe(0);
  });
});

describe('the end of a batch', () => {
  const events = async (id: string) =>
    portal.server.database.auditEvent.count({ where: { subject: id, action: 'batch.ended' } });

  it('is written once, by whichever worker comes first, and again after something was read again', async () => {
    const { id } = await steps.begin();
    const document = await steps.put(id, { status: 'FAILED', reasonCode: 'timeout', reasonMessage: 'Why.' });
    const end = () => Promise.all([1, 2, 3, 4].map(() => endBatches(portal.server.database)));
    await end();
    expect([await events(id), (await steps.look(id)).endedAt]).toEqual([0, null]);
    await steps.doTo(id, 'seal');
    expect((await end()).flat().filter((one) => one === id)).toEqual([id]);
    await end();
    expect(await events(id)).toBe(1);
    expect(await steps.look(id)).toMatchObject({ state: 'ended', endedAt: expect.any(String) });
    await person.send('POST', `/api/documents/${document}/retry`, {});
    expect(await steps.look(id)).toMatchObject({ state: 'reading', endedAt: null });
    await end();
    expect(await events(id)).toBe(1);
    await portal.server.database.document.update({ where: { id: document }, data: { status: 'DONE' } });
    await end();
    expect(await events(id)).toBe(2);
  });

  it('comes by itself to a batch into which nothing came for a day', async () => {
    const long = { createdAt: new Date(Date.now() - 25 * 3_600_000) };
    const forgotten = await steps.begin();
    const inUse = await steps.begin();
    await steps.put(inUse.id);
    for (const { id } of [forgotten, inUse])
      await portal.server.database.batch.update({ where: { id }, data: long });
    const young = await steps.begin();
    const sealed = (await Promise.all([1, 2].map(() => sealIdleBatches(portal.server.database)))).flat();
    expect(sealed.filter((id) => [forgotten.id, inUse.id, young.id].includes(id))).toEqual([forgotten.id]);
    expect(await steps.look(forgotten.id)).toMatchObject({ state: 'ended' });
  });
});
