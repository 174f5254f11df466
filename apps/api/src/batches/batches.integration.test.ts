import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Batch, BatchAttention, BatchState, NewBatch } from '@gemmavision/domain/batches';
import type { Problem } from '@gemmavision/domain/contract';
import { aDocument } from '../../../../testing/a-document.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

// No worker runs here: what waits stays where it is.
let portal: TestPortal;
let person: Person;
beforeAll(async () => {
  portal = await startPortal({ environment: { WORKER_HOUR_PRICE: '0.36' } });
  person = await portal.person('analyst');
});
afterAll(() => portal.close());

async function begin(batch: Partial<NewBatch> = {}, by = person): Promise<Batch> {
  const response = await by.send('POST', '/api/batches', { name: 'The third quarter', ...batch });
  expect(response.status).toBe(201);
  return (await response.json()) as Batch;
}

const look = (id: string, by = person) => by.json<Batch>(`/api/batches/${id}`);
const doTo = (id: string, what: string) => person.send('POST', `/api/batches/${id}/deeds`, { what });
const put = (batchId: string, columns: object = {}, by = person) =>
  aDocument(portal, by.teamId, { batchId, ...columns });

describe('a batch', () => {
  it('begins with what its documents get, and counts nothing', async () => {
    const defaults = { classification: 'restricted', engine: 'pp-ocr', asksModel: false } as const;
    const { id } = await begin({ name: '  Filings  ', ...defaults });
    expect(await look(id)).toMatchObject({
      ...defaults,
      name: 'Filings',
      state: 'receiving',
      documents: 0,
      pagesPerMinute: null,
      secondsLeft: null,
      cost: { readMilliseconds: 0, reading: { currency: 'EUR', micros: 0 }, model: null },
    });
  });

  it('counts its documents by state, its copies apart, and what reading them cost', async () => {
    const { id } = await begin();
    const read = { status: 'DONE', finishedAt: new Date(), startedAt: new Date(Date.now() - 60_000) };
    const original = await put(id, { ...read, pageCount: 4, readMilliseconds: 10_000 });
    await put(id, { ...read, pageCount: 4, duplicateOfId: original });
    await put(id, { status: 'PENDING' });
    const batch = await look(id);
    expect(batch).toMatchObject({
      state: 'reading',
      documents: 3,
      copies: 1,
      pages: 4,
      byStatus: { DONE: 2, PENDING: 1, FAILED: 0 },
      cost: { readMilliseconds: 10_000, reading: { micros: 1_000 } },
    });
    expect(batch.pagesPerMinute).toBeCloseTo(4, 0);
    expect(batch.secondsLeft).toBeCloseTo(60, -1);
  });

  it('is found by a part of its name and by its state, the newest first, page by page', async () => {
    const owner = await portal.person('owner');
    const made: Partial<Record<BatchState, string>> = {};
    for (const state of ['receiving', 'reading', 'paused', 'ended', 'cancelled'] as const) {
      const { id } = await begin({ name: `100% ${state}` }, owner);
      made[state] = id;
      if (state === 'reading') await put(id, {}, owner);
      const deed = { paused: 'pause', ended: 'seal', cancelled: 'cancel' }[state as string];
      if (deed) await owner.send('POST', `/api/batches/${id}/deeds`, { what: deed });
    }
    const find = async (query: string) =>
      (await owner.json<{ items: Batch[] }>(`/api/batches?${query}`)).items;
    for (const [state, id] of Object.entries(made)) {
      const found = await find(`state=${state}`);
      expect([state, found.map((batch) => [batch.id, batch.state])]).toEqual([state, [[id, state]]]);
    }
    expect((await find('q=0%25%20READ')).map(({ id }) => id)).toEqual([made.reading]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: Batch[]; nextCursor: string | null } = await owner.json(
        `/api/batches?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(Object.values(made).reverse());
  });

  it('is paused: what was handed out is taken back; and resumed', async () => {
    const { id } = await begin();
    const queued = await put(id, { status: 'QUEUED', queuedAt: new Date() });
    expect(await (await doTo(id, 'pause')).json()).toMatchObject({
      state: 'paused',
      byStatus: { PENDING: 1, QUEUED: 0 },
    });
    expect(await person.json(`/api/documents/${queued}`)).toMatchObject({ status: 'PENDING' });
    expect(await (await doTo(id, 'pause')).json()).toMatchObject({ status: 409, code: 'conflict' });
    expect(await (await doTo(id, 'resume')).json()).toMatchObject({ state: 'reading', pausedAt: null });
  });

  it('is cancelled once, by whoever comes first, with all that waits or runs', async () => {
    const { id } = await begin();
    for (const status of ['PENDING', 'QUEUED', 'RUNNING', 'DONE', 'FAILED']) await put(id, { status });
    const answers = await Promise.all([doTo(id, 'cancel'), doTo(id, 'cancel'), doTo(id, 'cancel')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await look(id)).toMatchObject({
      state: 'cancelled',
      byStatus: { PENDING: 0, QUEUED: 0, RUNNING: 0, DONE: 1, FAILED: 1, CANCELLED: 3 },
    });
  });

  it('has a copy elsewhere read in place of a cancelled original, and keeps its own copies with it', async () => {
    const { id } = await begin();
    const other = await begin();
    const original = await put(id, { status: 'RUNNING' });
    const copy = { status: 'DONE', duplicateOfId: original };
    const [own, elsewhere, third] = [
      await put(id, copy),
      await put(other.id, copy),
      await aDocument(portal, person.teamId, copy),
    ];
    expect(await look(other.id)).toMatchObject({ state: 'reading', waitingCopies: 1 });
    await doTo(id, 'cancel');
    const of = (document: string) => person.json(`/api/documents/${document}`);
    expect(await of(original)).toMatchObject({ status: 'CANCELLED', duplicateOf: null });
    expect(await of(own)).toMatchObject({ status: 'CANCELLED', duplicateOf: original });
    expect(await of(elsewhere)).toMatchObject({ status: 'PENDING', duplicateOf: null });
    expect(await of(third)).toMatchObject({ status: 'DONE', duplicateOf: elsewhere });
  });

  it('lets go of an original that is read elsewhere: its end is not written here any more', async () => {
    const { id } = await begin();
    const original = await aDocument(portal, person.teamId, { status: 'RUNNING' });
    const copy = await put(id, { status: 'DONE', duplicateOfId: original });
    await doTo(id, 'cancel');
    const then = { status: 'CANCELLED', duplicateOf: null };
    expect(await person.json(`/api/documents/${copy}`)).toMatchObject(then);
    expect(await person.json(`/api/documents/${original}`)).toMatchObject({ status: 'RUNNING' });
  });

  it('is read again where that may change something, and goes on for it', async () => {
    const { id } = await begin();
    const failed = (reasonCode: string) => ({ status: 'FAILED', reasonCode, reasonMessage: 'Why.' });
    const late = await put(id, failed('timeout'));
    const locked = await put(id, { ...failed('encrypted'), status: 'REJECTED' });
    await put(id, { status: 'PENDING' });
    await doTo(id, 'cancel');
    const attention = await person.json<BatchAttention>(`/api/batches/${id}/attention`);
    expect(attention.unread.map(({ code, mayEndDifferently }) => [code, mayEndDifferently])).toEqual([
      ['cancelled', true],
      ['encrypted', false],
      ['timeout', true],
    ]);
    const retried = await person.send('POST', `/api/batches/${id}/retries`);
    expect(await retried.json()).toEqual({ retried: 2 });
    expect(await look(id)).toMatchObject({ state: 'reading', cancelledAt: null, endedAt: null });
    expect(await person.json(`/api/documents/${late}`)).toMatchObject({ status: 'PENDING', reason: null });
    expect(await person.json(`/api/documents/${locked}`)).toMatchObject({ status: 'REJECTED' });
    const again = await person.send('POST', `/api/batches/${id}/retries`);
    expect([again.status, ((await again.json()) as Problem).code]).toEqual([409, 'conflict']);
  });

  it('says what needs a person, and lists the files that became no document', async () => {
    const { id } = await begin();
    const { teamId } = person;
    const fields = {
      docType: 'other',
      companyName: 'x',
      documentDate: null,
      keyFigures: [],
      evidence: { companyName: { page: 1, bbox: [0, 0, 1, 1], confidence: 0.5 } },
    };
    await put(id, { status: 'DONE', fields, warnings: ['one page is empty'] });
    for (const source of ['a.zip/1', 'a.zip/2']) {
      await portal.server.database.batchRefusal.create({
        data: { batchId: id, teamId, fileName: source, source, reasonCode: 'empty', reasonMessage: 'Empty.' },
      });
    }
    expect(await person.json(`/api/batches/${id}/attention`)).toEqual({
      unread: [],
      refused: [{ code: 'empty', message: 'Empty.', files: 2 }],
      toReview: 1,
      sumsThatDoNotHold: 0,
      withWarnings: 1,
      modelFailures: 0,
    });
    const { items } = await person.json<{ items: { fileName: string }[] }>(`/api/batches/${id}/refusals`);
    expect(items.map(({ fileName }) => fileName).sort()).toEqual(['a.zip/1', 'a.zip/2']);
    expect(await look(id)).toMatchObject({ refused: 2 });
  });
});
