import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { Archive } from '@gemmavision/domain/archives';
import type { Batch, BatchRefusal } from '@gemmavision/domain/batches';
import type { Problem } from '@gemmavision/domain/contract';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import { createStorage, type ObjectStorage } from '@gemmavision/storage';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import { zipFile, type ZipEntry } from '../../../../testing/zip-file.ts';
import { archiveLimits } from './archive-limits.ts';
import { createArchiveSweep } from './sweep-archives.ts';
import { unpackWaiting, type ArchiveDependencies } from './take-archives.ts';

const logger = pino({ level: 'silent' });
const leaseMilliseconds = 1_000;

let portal: TestPortal;
let person: Person;
let batch: Batch;
let storage: ObjectStorage;
beforeAll(async () => {
  portal = await startPortal({ environment: { MAX_ARCHIVE_BYTES: '1000000' } });
  storage = createStorage(portal.settings);
  person = await portal.person('analyst');
});
afterAll(() => portal.close());
beforeEach(async () => {
  const response = await person.send('POST', '/api/batches', {
    name: randomUUID(),
    classification: 'restricted',
  });
  batch = (await response.json()) as Batch;
});

const pdf = () => Buffer.from(`%PDF-1.7\n${randomUUID()}`);
const pdfs = (count: number): ZipEntry[] =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}.pdf`, content: pdf() }));

function upload(content: Uint8Array, name = 'papers.zip', by = person, to = batch.id): Promise<Response> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(content)]), name);
  return by.fetch(`/api/batches/${to}/archives`, { method: 'POST', body: form });
}

/** Unpacks what waits as a worker does, with another storage, other limits or quotas where the test wants them. */
function unpack(changed: Partial<ArchiveDependencies> = {}): Promise<void> {
  return unpackWaiting({
    database: portal.server.database,
    storage,
    logger,
    limits: archiveLimits(portal.settings),
    quotas: { documentsPerDay: null, bytesPerTeam: null, pagesPerMonth: null },
    onDocuments: () => undefined,
    leaseMilliseconds,
    giveUp: new AbortController().signal,
    ...changed,
  });
}

/** The same storage, but for what happens before each file is written. */
const storageWith = (before: (written: number) => Promise<void>): ObjectStorage => {
  let written = 0;
  return {
    ...storage,
    put: async (key, content) => {
      await before(written++);
      return storage.put(key, content);
    },
  };
};

const archives = async () =>
  (await person.json<{ items: Archive[] }>(`/api/batches/${batch.id}/archives`)).items;
const documents = async () =>
  (await person.json<{ items: DocumentRecord[] }>(`/api/documents?batch=${batch.id}&limit=200`)).items;
const stored = async (prefix: string) => {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys.sort();
};
/** Each file of the archives is one document, with its file, and no other files are there. */
async function expectOnce(count: number): Promise<void> {
  const rows = await portal.server.database.document.findMany({ where: { batchId: batch.id } });
  expect(new Set(rows.map(({ source }) => source)).size).toBe(count);
  expect(rows).toHaveLength(count);
  const keys = await stored(`documents/${person.teamId}/`);
  const all = await portal.server.database.document.findMany({ where: { teamId: person.teamId } });
  expect(keys).toEqual(all.map(({ storageKey }) => storageKey).sort());
}

describe('a ZIP file for a batch', () => {
  it('becomes its documents, with names for people and the batch’s class; the rest is told with a reason', async () => {
    const response = await upload(
      zipFile([
        { name: '2024/', method: 0 },
        { name: '2024/report.pdf', content: pdf() },
        { name: '2025/report.pdf', content: pdf() },
        { name: '../up.pdf', content: pdf() },
        { name: '2025/notes.txt', content: Buffer.from('hello') },
        { name: '__MACOSX/2025/._report.pdf', content: Buffer.from('?') },
      ]),
    );
    expect(response.status).toBe(202);
    expect(await response.json()).toMatchObject({ fileName: 'papers.zip', status: 'PENDING', files: null });
    await person.send('POST', `/api/batches/${batch.id}/deeds`, { what: 'seal' });
    await unpack();
    expect(await archives()).toMatchObject([{ status: 'DONE', files: 4, unpacked: 4, reason: null }]);
    const found = await documents();
    expect(found.map(({ fileName }) => fileName).sort()).toEqual([
      '2024/report.pdf',
      '2025/report.pdf',
      'up.pdf',
    ]);
    expect(new Set(found.map(({ classification }) => classification))).toEqual(new Set(['restricted']));
    const refusals = await person.json<{ items: BatchRefusal[] }>(`/api/batches/${batch.id}/refusals`);
    expect(refusals.items).toMatchObject([
      { fileName: '2025/notes.txt', reason: { code: 'unsupported_type' } },
    ]);
    expect(await stored('archives/')).toEqual([]);
    const events = await portal.server.database.auditEvent.findMany({
      where: { subject: { in: [batch.id, ...found.map(({ id }) => id)] } },
      orderBy: { sequence: 'asc' },
    });
    expect(events.map(({ action }) => action)).toEqual([
      'batch.begun',
      'batch.archiveUploaded',
      'batch.sealed',
      ...found.map(() => 'document.uploaded'),
    ]);
    expect(new Set(events.map(({ actorId }) => actorId)).size).toBe(1);
  });

  it('is refused where it is none, too large, or comes too late', async () => {
    const refusal = async (response: Promise<Response>) => (await (await response).json()) as Problem;
    expect(await refusal(upload(pdf(), 'a.pdf'))).toMatchObject({ status: 415, code: 'unsupported_type' });
    expect(await refusal(upload(Buffer.alloc(0)))).toMatchObject({ status: 400, code: 'empty' });
    const large = zipFile([{ name: 'a', content: Buffer.alloc(1_000_001), method: 0 }]);
    expect(await refusal(upload(large))).toMatchObject({
      status: 413,
      detail: expect.stringContaining('1.0 MB'),
    });
    const stranger = await portal.person('owner');
    expect(await refusal(upload(zipFile([]), 'a.zip', stranger))).toMatchObject({ status: 404 });
    await person.send('POST', `/api/batches/${batch.id}/deeds`, { what: 'cancel' });
    expect(await refusal(upload(zipFile([])))).toMatchObject({ status: 409, code: 'conflict' });
    expect(await archives()).toEqual([]);
    expect(await stored('archives/')).toEqual([]);
  });

  it('does not come in as a document: the refusal says where it goes', async () => {
    for (const method of [0, 8]) {
      const response = await person.upload(zipFile([{ name: 'a.pdf', content: pdf(), method }]), 'a.zip');
      expect(await response.json()).toMatchObject({
        status: 415,
        detail: expect.stringContaining('/api/batches/:id/archives'),
      });
    }
  });

  it('says for itself why it is not unpacked', async () => {
    await upload(zipFile(pdfs(3)).subarray(0, 200));
    await upload(
      zipFile([
        { name: '1.pdf', content: pdf() },
        { name: '2.pdf', content: pdf(), sharesWith: 0 },
      ]),
    );
    await unpack();
    expect((await archives()).map(({ reason }) => reason?.code)).toEqual(['overlapping', 'corrupt']);
    expect(await documents()).toEqual([]);
  });
});

describe('unpacking', () => {
  it('gives each file once, with two workers and several archives', async () => {
    for (let at = 0; at < 2; at++) await upload(zipFile(pdfs(30)));
    await Promise.all([unpack(), unpack()]);
    expect((await archives()).map(({ status, unpacked }) => [status, unpacked])).toEqual(
      Array.from({ length: 2 }, () => ['DONE', 30]),
    );
    await expectOnce(60);
  });

  it('goes on where a worker died, gives each file once, and leaves nothing of the dead one', async () => {
    await upload(zipFile(pdfs(60)));
    let release = () => {};
    const hanging = new Promise<void>((resolve) => (release = resolve));
    const reached = new Promise<void>((resolve) => {
      const dies = async (written: number) => {
        if (written < 40) return;
        resolve();
        await hanging;
      };
      // It says nothing any more from here on: its lease runs out, but it is not dead yet.
      const database = portal.server.database;
      const silent = new Proxy(database, {
        get: (target, name) => (name === '$executeRaw' ? silenced : Reflect.get(target, name)),
      });
      const silenced = (...query: [TemplateStringsArray]) =>
        query[0].join('').includes('SET "leaseExpiresAt"')
          ? Promise.resolve(1)
          : database.$executeRaw(...query);
      void unpack({ storage: storageWith(dies), database: silent }).then(() => gone());
    });
    let gone = () => {};
    const isGone = new Promise<void>((resolve) => (gone = resolve));
    await reached;
    expect(await archives()).toMatchObject([{ status: 'RUNNING', files: 60, unpacked: 25 }]);
    await sleep(leaseMilliseconds + 200);
    await unpack();
    expect(await archives()).toMatchObject([{ status: 'DONE', unpacked: 60 }]);
    // And when it wakes up after all, it finds that nothing is its own any more.
    release();
    await isGone;
    await expectOnce(60);
  });

  it('waits and tries again while the storage is full, and goes on when it is not', async () => {
    await upload(zipFile(pdfs(3)));
    const full = storageWith(async (written) => {
      if (written === 1) throw new AppError('storage_full', 'There is no room.');
    });
    await unpack({ storage: full });
    expect(await archives()).toMatchObject([{ status: 'PENDING', unpacked: 0 }]);
    await unpack();
    expect(await archives()).toMatchObject([{ status: 'PENDING' }]);
    await portal.server.database.archive.updateMany({ data: { notBefore: null } });
    await unpack();
    expect(await archives()).toMatchObject([{ status: 'DONE', unpacked: 3 }]);
    await expectOnce(3);
  });

  it('gives up after three attempts that should not have failed', async () => {
    await upload(zipFile(pdfs(3)));
    const broken = storageWith(() => Promise.reject(new Error('a bug')));
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(await archives()).toMatchObject([{ status: 'PENDING' }]);
      await unpack({ storage: broken });
      await portal.server.database.archive.updateMany({ data: { notBefore: null } });
    }
    expect(await archives()).toMatchObject([{ status: 'FAILED', reason: { code: 'internal' } }]);
    await expectOnce(0);
  });

  it('stops when the batch is cancelled', async () => {
    await upload(zipFile(pdfs(60)));
    const cancels = storageWith(async (written) => {
      if (written === 30) await person.send('POST', `/api/batches/${batch.id}/deeds`, { what: 'cancel' });
    });
    await unpack({ storage: cancels });
    expect(await archives()).toMatchObject([
      { status: 'FAILED', unpacked: 25, reason: { code: 'cancelled' } },
    ]);
    await expectOnce(25);
  });

  it('takes as much as the quota holds, and says so', async () => {
    const uploader = await portal.person('analyst', person.teamId);
    await upload(zipFile(pdfs(5)), 'a.zip', uploader);
    await unpack({ quotas: { documentsPerDay: 3, bytesPerTeam: null, pagesPerMonth: null } });
    expect(await archives()).toMatchObject([
      {
        status: 'FAILED',
        unpacked: 3,
        reason: { code: 'quota_exceeded', message: expect.stringContaining('3 documents a day') },
      },
    ]);
    await expectOnce(3);
  });

  it('stops where the whole unpacks to more than allowed, whatever the sizes say', async () => {
    await upload(
      zipFile(pdfs(60).map((entry) => ({ ...entry, content: Buffer.concat([pdf(), Buffer.alloc(9_000)]) }))),
    );
    await unpack({ limits: { ...archiveLimits(portal.settings), unpackedBytes: 400_000 } });
    expect(await archives()).toMatchObject([
      { status: 'FAILED', unpacked: 25, reason: { code: 'too_large' } },
    ]);
    await expectOnce(25);
  });

  it('lets a file go that nobody unpacks any more, after two looks', async () => {
    await upload(zipFile(pdfs(1)));
    await storage.put(`archives/gone/${randomUUID()}`, Buffer.from('PK'));
    const sweep = createArchiveSweep({ database: portal.server.database, storage, logger });
    const before = await stored('archives/');
    await sweep();
    expect(await stored('archives/')).toEqual(before);
    await sweep();
    expect(await stored('archives/')).toHaveLength(1);
    await unpack();
    expect(await archives()).toMatchObject([{ status: 'DONE' }]);
  });
});
