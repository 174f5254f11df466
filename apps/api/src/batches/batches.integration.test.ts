import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Batch, BatchAttention, BatchDeed, BatchState } from '@gemmavision/domain/batches';
import type { Problem } from '@gemmavision/domain/contract';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import { aDocument } from '../../../../testing/a-document.ts';
import { batchSteps } from '../../../../testing/batch-steps.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

// No worker runs here: what waits stays where it is.
let portal: TestPortal;
let person: Person;
let steps: ReturnType<typeof batchSteps>;
beforeAll(async () => {
  portal = await startPortal({ environment: { WORKER_HOUR_PRICE: '0.36' } });
  person = await portal.person('analyst');
  steps = batchSteps(portal, person);
});
afterAll(() => portal.close());

const documentOf = (id: string) => person.json<DocumentRecord>(`/api/documents/${id}`);

/** What brings an empty batch into a state. */
const deeds: Partial<Record<BatchState, BatchDeed>> = { paused: 'pause', ended: 'seal', cancelled: 'cancel' };

describe('documents that come into a batch', () => {
  it('get its settings and say where they belong', async () => {
    const batch = await steps.begin({ name: 'Filings', classification: 'restricted', engine: 'pp-ocr' });
    const { id } = await steps.accepted(batch.id);
    const expected = {
      batch: { id: batch.id, name: 'Filings' },
      classification: 'restricted',
      engine: 'pp-ocr',
    };
    expect(await documentOf(id)).toMatchObject(expected);
    const other = await steps.accepted(null);
    expect(await documentOf(other.id)).toMatchObject({ batch: null, engine: null });
    const { items } = await person.json<{ items: DocumentRecord[] }>(`/api/documents?batch=${batch.id}`);
    expect(items.map((item) => item.id)).toEqual([id]);
  });

  it('are copies there as elsewhere, with a link to what was read', async () => {
    const { id: batch } = await steps.begin();
    const content = steps.somePdf();
    const original = await steps.accepted(null, content);
    const copy = await steps.accepted(batch, content);
    expect(copy).toMatchObject({ status: 'DONE', duplicateOf: original.id });
    expect(await steps.look(batch)).toMatchObject({
      documents: 1,
      copies: 1,
      waitingCopies: 1,
      state: 'reading',
    });
  });

  it('are refused when it is sealed, cancelled or of another team', async () => {
    const sealed = await steps.begin();
    await steps.doTo(sealed.id, 'seal');
    const cancelled = await steps.begin();
    await steps.doTo(cancelled.id, 'cancel');
    for (const { id } of [sealed, cancelled]) {
      expect(((await (await steps.upload(id)).json()) as Problem).code).toBe('conflict');
    }
    const stranger = await portal.person('owner');
    expect((await batchSteps(portal, stranger).upload(sealed.id)).status).toBe(404);
  });

  it('come in before it is sealed, or not at all', async () => {
    const { id } = await steps.begin();
    const sent = await Promise.all([
      ...Array.from({ length: 6 }, () => steps.upload(id)),
      steps.doTo(id, 'seal'),
      ...Array.from({ length: 6 }, () => steps.upload(id)),
    ]);
    const taken = sent.filter(({ status }) => status === 201).length;
    const { documents, sealedAt } = await steps.look(id);
    expect([documents, sealedAt === null]).toEqual([taken, false]);
    const late = await person.json<{ items: DocumentRecord[] }>(`/api/documents?batch=${id}&limit=200`);
    expect(late.items).toHaveLength(taken);
  });

  it('do not wait for another batch that is paused', async () => {
    const { id: paused } = await steps.begin();
    const [one, another] = [steps.somePdf(), steps.somePdf()];
    const waiting = await steps.accepted(paused, one);
    const elsewhere = await steps.accepted(null, one);
    expect(elsewhere).toMatchObject({ duplicateOf: waiting.id });
    await steps.doTo(paused, 'pause');
    expect(await documentOf(elsewhere.id)).toMatchObject({ status: 'PENDING', duplicateOf: null });
    expect(await documentOf(waiting.id)).toMatchObject({ duplicateOf: elsewhere.id });
    const first = await steps.accepted(paused, another);
    expect(first.duplicateOf).toBeUndefined();
    const later = await steps.accepted(null, another);
    expect(later).toMatchObject({ status: 'PENDING' });
    expect(await documentOf(first.id)).toMatchObject({ duplicateOf: later.id });
  });
});

describe('a batch', () => {
  it('begins with what its documents get, and counts nothing', async () => {
    const defaults = { classification: 'restricted', engine: 'pp-ocr', asksModel: false } as const;
    const { id } = await steps.begin({ name: '  Filings  ', ...defaults });
    expect(await steps.look(id)).toMatchObject({
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
    const { id } = await steps.begin();
    const read = { status: 'DONE', finishedAt: new Date(), startedAt: new Date(Date.now() - 60_000) };
    const original = await steps.put(id, { ...read, pageCount: 4, readMilliseconds: 10_000 });
    await steps.put(id, { ...read, pageCount: 4, duplicateOfId: original });
    await steps.put(id, { status: 'PENDING' });
    const batch = await steps.look(id);
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
    const others = batchSteps(portal, owner);
    const made: Partial<Record<BatchState, string>> = {};
    for (const state of ['receiving', 'reading', 'paused', 'ended', 'cancelled'] as const) {
      const { id } = await others.begin({ name: `100% ${state}` });
      made[state] = id;
      if (state === 'reading') await others.put(id);
      const deed = deeds[state];
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
    const { id } = await steps.begin();
    const queued = await steps.put(id, { status: 'QUEUED', queuedAt: new Date() });
    expect(await (await steps.doTo(id, 'pause')).json()).toMatchObject({
      state: 'paused',
      byStatus: { PENDING: 1, QUEUED: 0 },
    });
    expect(await person.json(`/api/documents/${queued}`)).toMatchObject({ status: 'PENDING' });
    expect(await (await steps.doTo(id, 'pause')).json()).toMatchObject({ status: 409, code: 'conflict' });
    expect(await (await steps.doTo(id, 'resume')).json()).toMatchObject({ state: 'reading', pausedAt: null });
  });

  it('is cancelled once, by whoever comes first, with all that waits or runs', async () => {
    const { id } = await steps.begin();
    for (const status of ['PENDING', 'QUEUED', 'RUNNING', 'DONE', 'FAILED']) await steps.put(id, { status });
    const answers = await Promise.all([
      steps.doTo(id, 'cancel'),
      steps.doTo(id, 'cancel'),
      steps.doTo(id, 'cancel'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await steps.look(id)).toMatchObject({
      state: 'cancelled',
      byStatus: { PENDING: 0, QUEUED: 0, RUNNING: 0, DONE: 1, FAILED: 1, CANCELLED: 3 },
    });
  });

  it('has a copy elsewhere read in place of a cancelled original, and keeps its own copies with it', async () => {
    const { id } = await steps.begin();
    const other = await steps.begin();
    const original = await steps.put(id, { status: 'RUNNING' });
    const copy = { status: 'DONE', duplicateOfId: original };
    const [own, elsewhere, third] = [
      await steps.put(id, copy),
      await steps.put(other.id, copy),
      await aDocument(portal, person.teamId, copy),
    ];
    expect(await steps.look(other.id)).toMatchObject({ state: 'reading', waitingCopies: 1 });
    await steps.doTo(id, 'cancel');
    const of = (document: string) => person.json(`/api/documents/${document}`);
    expect(await of(original)).toMatchObject({ status: 'CANCELLED', duplicateOf: null });
    expect(await of(own)).toMatchObject({ status: 'CANCELLED', duplicateOf: original });
    expect(await of(elsewhere)).toMatchObject({ status: 'PENDING', duplicateOf: null });
    expect(await of(third)).toMatchObject({ status: 'DONE', duplicateOf: elsewhere });
  });

  it('lets go of an original that is read elsewhere: its end is not written here any more', async () => {
    const { id } = await steps.begin();
    const original = await aDocument(portal, person.teamId, { status: 'RUNNING' });
    const copy = await steps.put(id, { status: 'DONE', duplicateOfId: original });
    await steps.doTo(id, 'cancel');
    const then = { status: 'CANCELLED', duplicateOf: null };
    expect(await person.json(`/api/documents/${copy}`)).toMatchObject(then);
    expect(await person.json(`/api/documents/${original}`)).toMatchObject({ status: 'RUNNING' });
  });

  it('is read again where that may change something, and goes on for it', async () => {
    const { id } = await steps.begin();
    const failed = (reasonCode: string) => ({ status: 'FAILED', reasonCode, reasonMessage: 'Why.' });
    const late = await steps.put(id, failed('timeout'));
    const locked = await steps.put(id, { ...failed('encrypted'), status: 'REJECTED' });
    await steps.put(id, { status: 'PENDING' });
    await steps.doTo(id, 'cancel');
    const attention = await person.json<BatchAttention>(`/api/batches/${id}/attention`);
    expect(attention.unread.map(({ code, mayEndDifferently }) => [code, mayEndDifferently])).toEqual([
      ['cancelled', true],
      ['encrypted', false],
      ['timeout', true],
    ]);
    const retried = await person.send('POST', `/api/batches/${id}/retries`);
    expect(await retried.json()).toEqual({ retried: 2 });
    expect(await steps.look(id)).toMatchObject({ state: 'reading', cancelledAt: null, endedAt: null });
    expect(await person.json(`/api/documents/${late}`)).toMatchObject({ status: 'PENDING', reason: null });
    expect(await person.json(`/api/documents/${locked}`)).toMatchObject({ status: 'REJECTED' });
    const again = await person.send('POST', `/api/batches/${id}/retries`);
    expect([again.status, ((await again.json()) as Problem).code]).toEqual([409, 'conflict']);
  });

  it('says what needs a person, and lists the files that became no document', async () => {
    const { id } = await steps.begin();
    const { teamId } = person;
    const fields = {
      docType: 'other',
      companyName: 'x',
      documentDate: null,
      keyFigures: [],
      evidence: { companyName: { page: 1, bbox: [0, 0, 1, 1], confidence: 0.5 } },
    };
    await steps.put(id, { status: 'DONE', fields, warnings: ['one page is empty'] });
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
    expect(await steps.look(id)).toMatchObject({ refused: 2 });
  });
});
