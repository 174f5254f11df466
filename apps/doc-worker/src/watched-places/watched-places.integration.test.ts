import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import S3rver from 's3rver';
import type { Batch, BatchRefusal } from '@gemmavision/domain/batches';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import {
  createStorage,
  folderInbox,
  s3Inbox,
  s3Storage,
  type Inbox,
  type ObjectStorage,
} from '@gemmavision/storage';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import { zipFile } from '../../../../testing/zip-file.ts';
import { createWatch, type WatchDependencies } from './watch-places.ts';

let portal: TestPortal;
let storage: ObjectStorage;
let scratch: string;
let person: Person;
let folder: string;
let log: string[];
beforeAll(async () => {
  portal = await startPortal();
  storage = createStorage(portal.settings);
  scratch = await mkdtemp(path.join(tmpdir(), 'watched-'));
});
afterAll(async () => {
  await portal.close();
  await rm(scratch, { recursive: true });
});
beforeEach(async () => {
  person = await portal.person('analyst');
  folder = await mkdtemp(path.join(scratch, 'inbox-'));
  log = [];
});

const pdf = () => `%PDF-1.7\n${randomUUID()}`;
const put = async (name: string, content: string | Uint8Array = pdf()) => {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), content);
};

/** A worker’s watch; with another inbox, team or day where the test wants them. */
function watch(changed: { inbox?: Inbox; team?: string } & Partial<WatchDependencies> = {}) {
  const { inbox = folderInbox(folder), team = person.teamId, ...rest } = changed;
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) });
  return createWatch({
    database: portal.server.database,
    databaseUrl: portal.databaseUrl,
    storage,
    logger,
    places: [{ place: folder, team, classification: 'restricted', batchName: 'Post', inbox }],
    mostBytes: 100_000,
    quotas: { documentsPerDay: null, bytesPerTeam: null, pagesPerMonth: null },
    onDocuments: () => undefined,
    giveUp: new AbortController().signal,
    now: () => new Date('2026-03-04T12:00:00Z'),
    ...rest,
  });
}

const batches = async () => (await person.json<{ items: Batch[] }>('/api/batches')).items;
const documents = async () => (await person.json<{ items: DocumentRecord[] }>('/api/documents')).items;
const inFolder = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
/** Each document has its file, and no other file is there. */
async function expectNoOrphans(count: number): Promise<void> {
  const keys: string[] = [];
  for await (const { key } of storage.list(`documents/${person.teamId}/`)) keys.push(key);
  expect(keys).toHaveLength(count);
  expect(await documents()).toHaveLength(count);
}

describe('a watched folder', () => {
  it('makes documents of files that have stopped changing, in a batch of the day, in the portal’s name', async () => {
    await put('a.pdf');
    await put('2026/b.pdf');
    const look = watch();
    await look();
    expect(await documents()).toEqual([]);
    await put('a.pdf', `${pdf()} and more`);
    await look();
    expect((await documents()).map(({ fileName }) => fileName)).toEqual(['2026/b.pdf']);
    await look();
    const found = await documents();
    expect(found).toMatchObject([
      { fileName: 'a.pdf', classification: 'restricted' },
      { fileName: '2026/b.pdf', classification: 'restricted' },
    ]);
    expect(await inFolder()).toEqual(['done/2026/b.pdf', 'done/a.pdf']);
    const [batch] = await batches();
    expect(batch).toMatchObject({ name: 'Post 2026-03-04', documents: 2, sealedAt: null });
    const events = await portal.server.database.auditEvent.findMany({
      where: { teamId: person.teamId, subject: { in: [batch!.id, ...found.map(({ id }) => id)] } },
      orderBy: { sequence: 'asc' },
    });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['batch.begun', null],
      ['document.uploaded', null],
      ['document.uploaded', null],
    ]);
    // The day after, it is complete, and another one begins with the next file.
    await put('c.pdf');
    const tomorrow = watch({ now: () => new Date('2026-03-05T00:00:00Z') });
    await tomorrow();
    await tomorrow();
    const after = await batches();
    expect(after.map(({ name, sealedAt }) => [name, sealedAt === null])).toEqual([
      ['Post 2026-03-05', true],
      ['Post 2026-03-04', false],
    ]);
  });

  it('puts aside what is no document, with the reason beside it and in the batch', async () => {
    await put('notes.txt', 'hello');
    await put('empty.pdf', '');
    await put('large.pdf', `%PDF-1.7\n${'x'.repeat(100_000)}`);
    await put('papers.zip', zipFile([{ name: 'a.pdf', content: Buffer.from(pdf()) }]));
    await symlink('/etc/passwd', path.join(folder, 'link.pdf'));
    const look = watch();
    await look();
    await look();
    expect(await documents()).toEqual([]);
    expect(await inFolder()).toEqual(
      ['empty.pdf', 'large.pdf', 'notes.txt', 'papers.zip'].flatMap((name) => [
        `refused/${name}`,
        `refused/${name}.reason.txt`,
      ]),
    );
    expect(await readFile(path.join(folder, 'refused/papers.zip.reason.txt'), 'utf8')).toContain('Unpack it');
    const [batch] = await batches();
    const { items } = await person.json<{ items: BatchRefusal[] }>(`/api/batches/${batch?.id}/refusals`);
    expect(items.map(({ fileName, reason }) => [fileName, reason.code]).sort()).toEqual([
      ['empty.pdf', 'empty'],
      ['large.pdf', 'too_large'],
      ['notes.txt', 'unsupported_type'],
      ['papers.zip', 'nested_archive'],
    ]);
    await expectNoOrphans(0);
  });

  it('makes one document of each file when it is broken off before the file is moved', async () => {
    await put('a.pdf');
    const inbox = folderInbox(folder);
    const breaks = {
      ...inbox,
      settle: () => Promise.reject(new AppError('unavailable', 'The folder is away.')),
    };
    const broken = watch({ inbox: breaks });
    await broken();
    await broken();
    await broken();
    await expectNoOrphans(1);
    expect(await inFolder()).toEqual(['a.pdf']);
    expect(log.filter((line) => line.includes('The folder is away'))).toHaveLength(1);
    const next = watch();
    await next();
    await next();
    await expectNoOrphans(1);
    expect(await inFolder()).toEqual(['done/a.pdf']);
    // Another file under the same name is another document.
    await put('a.pdf');
    await next();
    await next();
    await expectNoOrphans(2);
  });

  it('is looked at by one worker at a time, and by others no document comes twice', async () => {
    for (let at = 0; at < 10; at++) await put(`${at}.pdf`);
    const workers = [watch(), watch(), watch()];
    for (let round = 0; round < 3; round++) await Promise.all(workers.map((look) => look()));
    await expectNoOrphans(10);
    expect(await batches()).toHaveLength(1);
  });

  it('leaves files where they are while the quota is used up', async () => {
    for (let at = 0; at < 3; at++) await put(`${at}.pdf`);
    const look = watch({ quotas: { documentsPerDay: null, bytesPerTeam: 100, pagesPerMonth: null } });
    for (let round = 0; round < 3; round++) await look();
    await expectNoOrphans(2);
    expect((await inFolder()).filter((name) => !name.startsWith('done/'))).toEqual(['2.pdf']);
  });

  it('tells of a place that is not as it should be, once, and takes from the others', async () => {
    await put('a.pdf');
    const good = { place: folder, team: person.teamId, inbox: folderInbox(folder) };
    const look = watch({
      places: [
        { ...good, place: '/no-team', team: 'acme' },
        { ...good, place: '/nowhere', inbox: folderInbox('/nowhere/at/all') },
        good,
      ],
    });
    for (let round = 0; round < 3; round++) await look();
    await expectNoOrphans(1);
    expect(log).toHaveLength(2);
    expect(log[0]).toContain('for the team “acme”, which is not there. There are: test-team-');
    expect(log[1]).toContain('/nowhere/at/all is not there: make it, or mount it.');
    expect((await batches())[0]?.name).toMatch(/^inbox-\w+ 2026-03-04$/);
  });
});

describe('a watched prefix of a bucket', () => {
  it('gives its objects to the portal, which keeps them in its own place', async () => {
    const server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory: path.join(scratch, 's3'),
    });
    const { port } = await server.run();
    const options = {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      bucket: 'papers',
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
      forcePathStyle: true,
    };
    try {
      const bucket = s3Storage(options);
      await bucket.check();
      await bucket.put('in/2026/a.pdf', Buffer.from(pdf()));
      await bucket.put('in/b.txt', Buffer.from('hello'));
      await bucket.put('elsewhere/c.pdf', Buffer.from(pdf()));
      const look = watch({ inbox: s3Inbox(options, 'in/') });
      await look();
      await look();
      expect(await documents()).toMatchObject([{ fileName: '2026/a.pdf' }]);
      await expectNoOrphans(1);
      const keys: string[] = [];
      for (const prefix of ['in/', 'elsewhere/'])
        for await (const { key } of bucket.list(prefix)) keys.push(key);
      expect(keys.sort()).toEqual([
        'elsewhere/c.pdf',
        'in/done/2026/a.pdf',
        'in/refused/b.txt',
        'in/refused/b.txt.reason.txt',
      ]);
    } finally {
      await server.close();
    }
  });
});
