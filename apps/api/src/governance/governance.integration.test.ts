import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type Database } from '@gemmavision/db';
import type { AcceptedDocument, DocumentRecord } from '@gemmavision/domain/documents';
import type {
  BulkResult,
  RetentionPreview,
  TeamRules,
  TrashedDocument,
} from '@gemmavision/domain/governance';
import type { Problem } from '@gemmavision/domain/contract';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

// No worker runs here: nothing is deleted by itself.
let portal: TestPortal;
let owner: Person;
let analyst: Person;
let viewer: Person;
/** The owner of the tables: nothing hides from it. */
let everything: Database;

beforeAll(async () => {
  portal = await startPortal({ environment: { QUOTA_PERSON_DOCUMENTS_PER_DAY: '100' } });
  owner = await portal.person('owner');
  [analyst, viewer] = await Promise.all([
    portal.person('analyst', owner.teamId),
    portal.person('viewer', owner.teamId),
  ]);
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
let serial = 0;
const somePdf = (bytes = 0) =>
  Buffer.concat([Buffer.from(`%PDF-1.7\n% ${serial++} of the rules`), Buffer.alloc(bytes, 'x')]);

async function send(by: Person, content: Uint8Array, query = ''): Promise<Response> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), 'a.pdf');
  return by.fetch(`/api/documents${query}`, { method: 'POST', body: form });
}
async function upload(by = analyst, query = ''): Promise<string> {
  return ((await (await send(by, somePdf(), query)).json()) as AcceptedDocument).id;
}
const record = (id: string, by = owner) => by.json<DocumentRecord>(`/api/documents/${id}`);
const classify = (id: string, body: object, by = analyst) =>
  by.fetch(`/api/documents/${id}`, json(body, 'PATCH'));
const hold = (id: string, by = owner, method = 'PUT') =>
  by.fetch(`/api/documents/${id}/hold`, json({ reason: 'the matter of Northwind' }, method));
const inBulk = async (body: object, by = owner) =>
  (await by.json<BulkResult>('/api/documents/bulk', json(body))).results;
const idsOf = async (query: string) =>
  (await owner.json<{ items: DocumentRecord[] }>(`/api/documents?limit=200${query}`)).items.map(
    ({ id }) => id,
  );
const lastDeed = async (id: string) =>
  everything.auditEvent.findFirstOrThrow({ where: { subject: id }, orderBy: { sequence: 'desc' } });

describe('the class of a document', () => {
  it('is the team’s default, or what the upload says', async () => {
    expect(await record(await upload())).toMatchObject({
      classification: 'internal',
      hold: null,
      expiresAt: null,
    });
    const secret = await upload(analyst, '?classification=confidential');
    expect((await record(secret)).classification).toBe('confidential');
    expect((await send(analyst, somePdf(), '?classification=secret')).status).toBe(400);
  });

  it('is raised without a word, and lowered for a reason that is written down', async () => {
    const id = await upload();
    expect((await classify(id, { classification: 'confidential' })).status).toBe(200);
    const refused = await classify(id, { classification: 'public' });
    expect([refused.status, ((await refused.json()) as Problem).detail]).toEqual([
      400,
      expect.stringContaining('Say why'),
    ]);
    expect((await record(id)).classification).toBe('confidential');
    expect((await classify(id, { classification: 'public', reason: 'published since' })).status).toBe(200);
    expect(await lastDeed(id)).toMatchObject({
      action: 'document.classified',
      details: { before: 'confidential', after: 'public', reason: 'published since' },
    });
    expect((await classify(id, { classification: 'restricted' }, viewer)).status).toBe(403);
  });

  it('narrows the list', async () => {
    const [one, other] = [await upload(analyst, '?classification=public'), await upload()];
    const found = await idsOf('&classification=public');
    expect([found.includes(one), found.includes(other)]).toEqual([true, false]);
  });
});

describe('a legal hold', () => {
  it('keeps a document from everybody, until it is lifted; each is written down', async () => {
    const id = await upload();
    expect((await hold(id, analyst)).status).toBe(403);
    expect((await hold(id)).status).toBe(200);
    expect(await record(id, viewer)).toMatchObject({
      hold: { reason: 'the matter of Northwind', by: 'A owner' },
    });
    expect((await lastDeed(id)).action).toBe('document.held');
    for (const address of [`/api/documents/${id}`, `/api/documents/${id}/for-good`]) {
      expect((await owner.fetch(address, { method: 'DELETE' })).status).toBe(409);
    }
    expect((await hold(id)).status).toBe(409);
    expect([(await idsOf('&held=yes')).includes(id), (await idsOf('&held=no')).includes(id)]).toEqual([
      true,
      false,
    ]);
    expect((await hold(id, owner, 'DELETE')).status).toBe(200);
    expect((await lastDeed(id)).action).toBe('document.released');
    expect((await owner.fetch(`/api/documents/${id}`, { method: 'DELETE' })).status).toBe(204);
  });
});

describe('a team’s rules', () => {
  const change = async (by: Person, change: Partial<TeamRules>) => {
    const before = await by.json<TeamRules>('/api/team/rules');
    return by.fetch('/api/team/rules', json({ ...before, ...change }, 'PUT'));
  };

  it('say when documents go, and how many a change would delete; hold keeps them', async () => {
    const lead = await portal.person('admin');
    const [old, held, young] = [await upload(lead), await upload(lead), await upload(lead)];
    await everything.document.updateMany({
      where: { id: { in: [old, held] } },
      data: { createdAt: new Date(Date.now() - 40 * 86_400_000) },
    });
    await hold(held, lead);
    const before = await lead.json<TeamRules>('/api/team/rules');
    const retentionDays = { ...before.retentionDays, internal: 30 };
    const preview = await lead.json<RetentionPreview>('/api/team/rules/preview', json({ retentionDays }));
    expect(preview).toEqual({ documents: 1, held: 1 });
    expect((await change(lead, { retentionDays, defaultClassification: 'confidential' })).status).toBe(200);
    const expiries = await Promise.all(
      [old, held, young].map(async (id) => (await record(id, lead)).expiresAt),
    );
    expect(expiries.map((text) => text && Math.round((Date.parse(text) - Date.now()) / 86_400_000))).toEqual([
      -10,
      null,
      30,
    ]);
    expect((await record(await upload(lead), lead)).classification).toBe('confidential');
    expect(await lastDeed(lead.teamId)).toMatchObject({
      action: 'governance.changed',
      details: { before: { version: 0 }, after: { version: 1, defaultClassification: 'confidential' } },
    });
  });

  it('are changed by those who looked at the latest ones, one at a time', async () => {
    const lead = await portal.person('owner');
    const rules = await lead.json<TeamRules>('/api/team/rules');
    const answers = await Promise.all(
      (['rules', 'model', 'model'] as const).map((preferredReading) =>
        lead.fetch('/api/team/rules', json({ ...rules, preferredReading }, 'PUT')),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await lead.json<TeamRules>('/api/team/rules')).version).toBe(1);
    expect((await change(analyst, {})).status).toBe(403);
    expect((await viewer.fetch('/api/team/rules')).status).toBe(200);
    const never = { ...rules, version: 1, retentionDays: { ...rules.retentionDays, public: 0 } };
    expect((await lead.fetch('/api/team/rules', json(never, 'PUT'))).status).toBe(400);
  });
});

describe('many documents at once', () => {
  it('are each checked and answered for: what one is refused the others get', async () => {
    const [free, held, gone] = [await upload(), await upload(), await upload()];
    const stranger = await portal.person('owner');
    const foreign = await upload(stranger);
    await hold(held);
    await owner.fetch(`/api/documents/${gone}`, { method: 'DELETE' });
    const ids = [free, held, gone, foreign, free];
    const results = await inBulk({ ids, action: 'delete' });
    expect(results.map(({ id, problem }) => [id, problem?.code ?? null])).toEqual([
      [free, null],
      [held, 'conflict'],
      [gone, 'not_found'],
      [foreign, 'not_found'],
    ]);
    expect((await record(foreign, stranger)).status).toBe('PENDING');
    expect((await lastDeed(free)).action).toBe('document.deleted');
    expect(await lastDeed(foreign)).toMatchObject({ action: 'document.uploaded' });
  });

  it('are restored, classified, held, released, read again and purged in the same way', async () => {
    const ids = [await upload(), await upload()];
    const reason = 'the matter of Northwind';
    const steps = [
      [{ action: 'delete' }, null],
      [{ action: 'restore' }, null],
      [{ action: 'classify', classification: 'confidential' }, null],
      [{ action: 'classify', classification: 'public' }, 'invalid_request'],
      [{ action: 'hold', reason }, null],
      [{ action: 'purge' }, 'conflict'],
      [{ action: 'release', reason }, null],
      [{ action: 'retry' }, 'conflict'],
      [{ action: 'purge' }, null],
      [{ action: 'restore' }, 'not_found'],
    ] as const;
    for (const [step, code] of steps) {
      const results = await inBulk({ ids, ...step });
      expect([step, ...results.map(({ problem }) => problem?.code ?? null)]).toEqual([step, code, code]);
    }
  });

  it('are refused to whoever may not do it to one, and beyond the limit', async () => {
    const id = await upload();
    const ask = (body: object, by: Person) => by.fetch('/api/documents/bulk', json(body));
    for (const action of ['delete', 'purge', 'restore', 'retry']) {
      expect((await ask({ ids: [id], action }, viewer)).status).toBe(403);
    }
    expect((await ask({ ids: [id], action: 'purge' }, analyst)).status).toBe(403);
    const many = Array.from({ length: 501 }, (_, n) => String(n));
    expect((await ask({ ids: many, action: 'delete' }, owner)).status).toBe(400);
    expect((await ask({ ids: [id], action: 'hold' }, owner)).status).toBe(400);
    expect((await record(id)).hold).toBeNull();
  });
});

describe('a quota', () => {
  const limit = (teamId: string, data: object) =>
    everything.teamGovernance.upsert({ where: { teamId }, create: { teamId, ...data }, update: data });
  const refused = async (answer: Response) => {
    const { code, facts } = (await answer.json()) as Problem;
    return [answer.status, code, facts?.['quota']];
  };

  it('of documents a day counts what was deleted since; another person has their own', async () => {
    const busy = await portal.person('analyst');
    await limit(busy.teamId, { documentsPerPersonPerDay: 2 });
    const [one] = [await upload(busy), await upload(busy)];
    await busy.fetch(`/api/documents/${one}`, { method: 'DELETE' });
    expect(await refused(await send(busy, somePdf()))).toEqual([429, 'quota_exceeded', 'documentsPerDay']);
    const colleague = await portal.person('analyst', busy.teamId);
    expect((await send(colleague, somePdf())).status).toBe(201);
  });

  it('of bytes counts the trash, until that is emptied', async () => {
    const full = await portal.person('owner');
    await limit(full.teamId, { storageQuotaBytes: 1_000 });
    const answer = await send(full, somePdf(700));
    const { id } = (await answer.json()) as AcceptedDocument;
    await full.fetch(`/api/documents/${id}`, { method: 'DELETE' });
    expect(await refused(await send(full, somePdf(700)))).toEqual([429, 'quota_exceeded', 'bytesPerTeam']);
    const { items } = await full.json<{ items: TrashedDocument[] }>('/api/documents/trash');
    await inBulk({ ids: items.map((one) => one.id), action: 'purge' }, full);
    expect((await send(full, somePdf(700))).status).toBe(201);
  });

  it('refuses what is announced to be too large before it is taken', async () => {
    const full = await portal.person('owner');
    await limit(full.teamId, { storageQuotaBytes: 1_000 });
    expect(await refused(await send(full, somePdf(400_000)))).toEqual([
      429,
      'quota_exceeded',
      'bytesPerTeam',
    ]);
  });

  it('is not exceeded by uploads at the same time', async () => {
    const hasty = await portal.person('analyst');
    await limit(hasty.teamId, { documentsPerPersonPerDay: 3 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(hasty, somePdf())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });

  it('of pages a month ends with the month', async () => {
    const reader = await portal.person('analyst');
    const { teamId } = reader;
    await limit(teamId, { pagesPerMonth: 10 });
    const monthAgo = new Date(Date.now() - 32 * 86_400_000);
    await everything.usageDay.create({ data: { teamId, day: monthAgo, pages: 500 } });
    expect((await send(reader, somePdf())).status).toBe(201);
    await everything.usageDay.upsert({
      where: { teamId_day: { teamId, day: new Date() } },
      create: { teamId, day: new Date(), pages: 10 },
      update: { pages: 10 },
    });
    expect(await refused(await send(reader, somePdf()))).toEqual([429, 'quota_exceeded', 'pagesPerMonth']);
  });

  it('of the portal holds where the team has none, and a team’s 0 lifts it', async () => {
    const busy = await portal.person('analyst');
    const { teamId } = busy;
    const { id: actorId } = await everything.user.findUniqueOrThrow({ where: { email: busy.email } });
    await upload(busy);
    const event = await everything.auditEvent.findFirstOrThrow({
      where: { teamId, actorId, action: 'document.uploaded' },
    });
    const rows = Array.from({ length: 99 }, (_, n) => ({
      ...event,
      details: event.details ?? {},
      sequence: 1_000 + n,
    }));
    await everything.auditEvent.createMany({ data: rows });
    expect(await refused(await send(busy, somePdf()))).toEqual([429, 'quota_exceeded', 'documentsPerDay']);
    await limit(teamId, { documentsPerPersonPerDay: 0 });
    expect((await send(busy, somePdf())).status).toBe(201);
  });
});
