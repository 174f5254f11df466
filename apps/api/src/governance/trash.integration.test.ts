import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type Database } from '@gemmavision/db';
import { saveResult, takeDocument } from '@gemmavision/db/processing';
import { apiContract } from '@gemmavision/domain/api';
import type { AuditAction } from '@gemmavision/domain/audit';
import type { AcceptedDocument, DocumentRecord } from '@gemmavision/domain/documents';
import type { TrashedDocument } from '@gemmavision/domain/governance';
import { createStorage, originalKey } from '@gemmavision/storage';
import { makeOwnThings, type OwnThings } from '../../../../testing/own-things.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import { routeRequests, type RouteRequest, type RouteWithInput } from '../../../../testing/route-requests.ts';

let portal: TestPortal;
let owner: Person;
let own: OwnThings;
/** The owner of the tables: nothing hides from it. */
let everything: Database;

beforeAll(async () => {
  portal = await startPortal();
  owner = await portal.person('owner');
  own = await makeOwnThings(portal, owner);
  everything = createDatabase(portal.databaseUrl, { reach: 'owner' });
});
afterAll(async () => {
  await everything?.$disconnect();
  await portal?.close();
});

const json = (body: unknown, method = 'POST'): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const remove = (id: string, by = owner) => by.fetch(`/api/documents/${id}`, { method: 'DELETE' });
const restore = (id: string, by = owner) => by.fetch(`/api/documents/${id}/restore`, { method: 'POST' });
const purge = (id: string, by = owner) => by.fetch(`/api/documents/${id}/for-good`, { method: 'DELETE' });
const status = async (answer: Promise<Response>) => (await answer).status;
const record = (id: string) => owner.json<DocumentRecord>(`/api/documents/${id}`);
const trash = async (by = owner) =>
  (await by.json<{ items: TrashedDocument[] }>('/api/documents/trash')).items;
const hasFile = (id: string) => createStorage(portal.settings).exists(originalKey(owner.teamId, id));

async function upload(content: Uint8Array, name = 'a.pdf'): Promise<AcceptedDocument> {
  const answer = await owner.upload(content, name);
  expect(answer.status).toBe(201);
  return (await answer.json()) as AcceptedDocument;
}
let serial = 0;
const somePdf = () => Buffer.from(`%PDF-1.7\n% ${serial++} of the trash`);

async function deeds(id: string): Promise<AuditAction[]> {
  const events = await everything.auditEvent.findMany({
    where: { subject: id },
    orderBy: { sequence: 'asc' },
  });
  return events.map(({ action }) => action as AuditAction).filter((action) => action !== 'document.viewed');
}

function addressOf(name: string, { params = {}, query }: RouteRequest): string {
  const path = name.slice(name.indexOf(' ') + 1);
  const filled = path.replace(/:([A-Za-z]+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
  return query === undefined ? filled : `${filled}?${new URLSearchParams(query).toString()}`;
}

const ofADocument = (Object.keys(apiContract) as RouteWithInput[]).filter(
  (name) => name.includes('/api/documents/:id') && !/\/(restore|for-good)$/.test(name),
);

describe('a document in the trash', () => {
  it.each(ofADocument)('is gone to %s', async (name) => {
    const { id } = await own.freshDocument();
    const request: RouteRequest = await routeRequests[name](own);
    const asked = { ...request, params: { ...request.params, id } };
    if (name.endsWith('/readings/:reading')) {
      await everything.pageReading.update({ where: { id: own.pageReadingId }, data: { documentId: id } });
    }
    const method = name.slice(0, name.indexOf(' '));
    const ask = () =>
      owner.fetch(
        addressOf(name, asked),
        request.body === undefined ? { method } : json(request.body, method),
      );
    if (method === 'GET') expect((await ask()).status).not.toBe(404);
    expect(await status(remove(id))).toBe(204);
    const answer = await ask();
    expect([answer.status, (await answer.json()) as object]).toEqual([
      404,
      expect.objectContaining({ code: 'not_found' }),
    ]);
  });

  it('is in no list, count, queue and company, and in all of them again when it was taken out', async () => {
    const reader = await portal.person('owner');
    const things = await makeOwnThings(portal, reader);
    const all = () =>
      Promise.all(
        ['/api/documents', '/api/documents/counts', '/api/documents/queue', '/api/companies'].map((address) =>
          reader.json<object>(address),
        ),
      );
    const before = await all();
    expect(JSON.stringify(before)).toContain(things.canary);
    expect(await status(remove(things.documentId, reader))).toBe(204);
    const [list, counts, queue, companies] = await all();
    expect([list, companies]).toEqual([
      { items: [], nextCursor: null },
      { items: [], nextCursor: null },
    ]);
    expect(counts).toMatchObject({ byStatus: { DONE: 0 }, pages: 0 });
    expect(queue).toMatchObject({ lastQuarterHour: { done: 0 } });
    expect(await status(restore(things.documentId, reader))).toBe(200);
    expect(await all()).toEqual(before);
  });

  it('is listed there with its last day, to those who may delete, of their own team', async () => {
    const { id } = await own.freshDocument('trash');
    const found = (await trash()).find((one) => one.id === id);
    expect(found).toMatchObject({ classification: 'internal', deletedBy: 'A owner' });
    const days = (Date.parse(found?.goneAt ?? '') - Date.parse(found?.deletedAt ?? '')) / 86_400_000;
    expect(days).toBe(30);
    expect(await trash(await portal.person('owner'))).toEqual([]);
    expect(await status((await portal.person('viewer', owner.teamId)).fetch('/api/documents/trash'))).toBe(
      403,
    );
  });

  it('comes back with what was read in it, once; each deed is written down', async () => {
    const { id } = await own.freshDocument('trash');
    expect(await hasFile(id)).toBe(true);
    expect(await status(restore(id))).toBe(200);
    expect((await deeds(id)).slice(-2)).toEqual(['document.deleted', 'document.restored']);
    expect(await record(id)).toMatchObject({ status: 'DONE', pages: 1 });
    expect(JSON.stringify(await owner.json(`/api/documents/${id}/result`))).toContain(own.canary);
    expect(await status(restore(id))).toBe(404);
  });

  it('is deleted for good with its file, pages, tables, readings and corrections', async () => {
    const { id } = await own.freshCorrection();
    const kept = (where = { documentId: id }) =>
      Promise.all([
        everything.documentPage.count({ where }),
        everything.documentTable.count({ where }),
        everything.documentCorrection.count({ where }),
      ]);
    expect(await kept()).toEqual([1, 1, 1]);
    await remove(id);
    expect(await status(purge(id, await portal.person('analyst', owner.teamId)))).toBe(403);
    expect(await status(purge(id))).toBe(204);
    expect(await kept()).toEqual([0, 0, 0]);
    expect(await everything.document.count({ where: { id } })).toBe(0);
    expect(await hasFile(id)).toBe(false);
    expect((await deeds(id)).at(-1)).toBe('document.purged');
    expect(await status(purge(id))).toBe(404);
  });

  it('of a class without a trash is gone at once', async () => {
    const { id } = await own.freshDocument();
    await owner.fetch(`/api/documents/${id}`, json({ classification: 'restricted' }, 'PATCH'));
    expect(await status(remove(id))).toBe(204);
    expect((await trash()).map((one) => one.id)).not.toContain(id);
    expect(await hasFile(id)).toBe(false);
    expect((await deeds(id)).at(-1)).toBe('document.purged');
  });

  it('stops whoever reads it, and is read from the beginning when it comes back', async () => {
    const { id } = await upload(somePdf());
    const { database } = portal.server;
    await database.document.update({ where: { id }, data: { status: 'QUEUED' } });
    const taken = await takeDocument(database, id, 0, 'a worker', 60_000);
    await remove(id);
    expect(await saveResult(database, taken!, emptyResult())).toBe(false);
    await restore(id);
    expect(await record(id)).toMatchObject({ status: 'PENDING', pages: null });
    expect(await saveResult(database, taken!, emptyResult())).toBe(false);
  });

  it('lets the same bytes be read anew', async () => {
    const content = somePdf();
    const first = await upload(content);
    await remove(first.id);
    const second = await upload(content);
    expect(second).toEqual({ id: second.id, status: 'PENDING' });
    await restore(first.id);
    expect(await record(first.id)).toMatchObject({ status: 'PENDING', duplicateOf: null });
  });
});

describe('copies', () => {
  /** Two copies of one document that was read. */
  async function three(): Promise<[string, string, string]> {
    const { id } = await own.freshDocument();
    const content = Buffer.from(await (await owner.fetch(`/api/documents/${id}/original`)).arrayBuffer());
    return [id, (await upload(content)).id, (await upload(content)).id];
  }
  const hasText = async (id: string) =>
    JSON.stringify(await owner.json(`/api/documents/${id}/text`)).includes(own.canary);
  const originalOf = async (id: string) => (await record(id)).duplicateOf;

  it('take over from an original in the trash, which is a copy when it comes back', async () => {
    const [first, second, third] = await three();
    await remove(first);
    expect([await originalOf(second), await originalOf(third)]).toEqual([null, second]);
    expect([await hasText(second), await hasText(third)]).toEqual([true, true]);
    await restore(first);
    expect([await originalOf(first), await hasText(first)]).toEqual([second, true]);
  });

  it('come back out of the trash one by one, in any order, each with the text', async () => {
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ]) {
      const ids = await three();
      for (const id of ids) await remove(id);
      for (const at of order) {
        const id = ids[at] ?? '';
        expect(await status(restore(id))).toBe(200);
        expect([order, at, await hasText(id)]).toEqual([order, at, true]);
      }
      const originals = await Promise.all(ids.map(originalOf));
      expect(originals.filter((one) => one === null)).toHaveLength(1);
    }
  });

  it('in the trash keep the text when the original is deleted for good', async () => {
    const ids = await three();
    for (const id of ids) await remove(id);
    const [last] =
      (await everything.document.findMany({ where: { id: { in: ids }, duplicateOfId: null } })) ?? [];
    await purge(last?.id ?? '');
    const left = ids.filter((id) => id !== last?.id);
    await restore(left[0] ?? '');
    expect(await hasText(left[0] ?? '')).toBe(true);
  });
});

const emptyResult = () => ({
  file: 'a.pdf',
  sha256: '',
  mediaType: 'application/pdf',
  pages: [],
  tables: [],
  fields: { docType: 'other' as const, companyName: null, documentDate: null, keyFigures: [], evidence: {} },
  pii: [],
  warnings: [],
});
