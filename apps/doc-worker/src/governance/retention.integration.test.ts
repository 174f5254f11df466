import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createDatabase, type Database } from '@gemmavision/db';
import { AppError } from '@gemmavision/domain/errors';
import { createStorage, documentPrefix, type ObjectStorage } from '@gemmavision/storage';
import { makeOwnThings, type OwnThings } from '../../../../testing/own-things.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import { deleteDueDocuments } from './delete-due-documents.ts';

let portal: TestPortal;
let owner: Person;
let own: OwnThings;
let storage: ObjectStorage;
/** As a worker opens it. */
let database: Database;
/** The owner of the tables: nothing hides from it. */
let everything: Database;
const logger = pino({ level: 'silent' });

beforeAll(async () => {
  portal = await startPortal();
  owner = await portal.person('owner');
  own = await makeOwnThings(portal, owner);
  storage = createStorage(portal.settings);
  database = createDatabase(portal.databaseUrl, { reach: 'all' });
  everything = createDatabase(portal.databaseUrl, { reach: 'owner' });
  const rules = {
    version: 0,
    defaultClassification: 'internal',
    retentionDays: { public: null, internal: 30, confidential: 400, restricted: null },
    preferredReading: 'rules',
  };
  const headers = { 'content-type': 'application/json' };
  await owner.fetch('/api/team/rules', { method: 'PUT', headers, body: JSON.stringify(rules) });
});
afterAll(async () => {
  await Promise.all([database?.$disconnect(), everything?.$disconnect()]);
  await portal?.close();
});

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const change = (id: string, data: Parameters<Database['document']['update']>[0]['data']) =>
  everything.document.update({ where: { id }, data });
const sweep = (through = storage) => deleteDueDocuments({ database, storage: through, logger });
const isThere = async (id: string) => (await everything.document.count({ where: { id } })) === 1;
const deeds = async (id: string) =>
  (await everything.auditEvent.findMany({ where: { subject: id }, orderBy: { sequence: 'asc' } })).map(
    ({ action, actorId }) => ({ action, actorId }),
  );
const stored = (id: string) =>
  readdir(path.join(portal.settings.dataDir, 'files', documentPrefix(owner.teamId, id)), {
    recursive: true,
  }).then(
    (names) => names.length,
    () => 0,
  );

describe('what is due', () => {
  it('goes on time with its file and page images, and is written down as the portal’s own deed', async () => {
    const [{ id: due }, { id: young }] = [await own.freshDocument(), await own.freshDocument()];
    for (const id of [due, young]) {
      expect((await owner.fetch(`/api/documents/${id}/pages/1.png?dpi=36`)).status).toBe(200);
    }
    await change(due, { createdAt: daysAgo(31) });
    await change(young, { createdAt: daysAgo(29) });
    expect(await stored(due)).toBeGreaterThan(1);
    await sweep();
    expect([await isThere(due), await stored(due)]).toEqual([false, 0]);
    expect(await everything.documentPage.count({ where: { documentId: due } })).toBe(0);
    expect(await isThere(young)).toBe(true);
    expect(await stored(young)).toBeGreaterThan(1);
    expect((await deeds(due)).at(-1)).toEqual({ action: 'document.expired', actorId: null });
  });

  it('stays under legal hold, and by the days of its own class', async () => {
    const [{ id: held }, { id: longer }, { id: ever }] = [
      await own.freshDocument('hold'),
      await own.freshDocument(),
      await own.freshDocument(),
    ];
    await change(held, { createdAt: daysAgo(300) });
    await change(longer, { createdAt: daysAgo(300), classification: 'CONFIDENTIAL' });
    await change(ever, { createdAt: daysAgo(3_000), classification: 'PUBLIC' });
    await sweep();
    expect(await Promise.all([held, longer, ever].map(isThere))).toEqual([true, true, true]);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ reason: 'settled' });
    await owner.fetch(`/api/documents/${held}/hold`, { method: 'DELETE', headers, body });
    await sweep();
    expect(await isThere(held)).toBe(false);
  });

  it('leaves the trash after its days there', async () => {
    const [{ id: rested }, { id: fresh }] = [
      await own.freshDocument('trash'),
      await own.freshDocument('trash'),
    ];
    await change(rested, { deletedAt: daysAgo(30.01), classification: 'PUBLIC' });
    await change(fresh, { deletedAt: daysAgo(29.99), classification: 'PUBLIC' });
    await sweep();
    expect([await isThere(rested), await stored(rested)]).toEqual([false, 0]);
    expect([await isThere(fresh), (await stored(fresh)) > 0]).toEqual([true, true]);
    expect((await deeds(rested)).at(-1)).toEqual({ action: 'document.purged', actorId: null });
  });

  it('is as it was where the storage does not let it go, keeps nobody else, and goes the next time', async () => {
    const [{ id: stuck }, { id: other }] = [await own.freshDocument(), await own.freshDocument()];
    for (const id of [stuck, other]) await change(id, { createdAt: daysAgo(31) });
    const broken: ObjectStorage = {
      ...storage,
      removePrefix: async (prefix) => {
        if (prefix.includes(stuck)) throw new AppError('unavailable', 'The bucket does not answer.');
        await storage.removePrefix(prefix);
      },
    };
    await sweep(broken);
    expect([await isThere(stuck), await isThere(other)]).toEqual([true, false]);
    expect(await everything.documentPage.count({ where: { documentId: stuck } })).toBe(1);
    expect((await owner.fetch(`/api/documents/${stuck}/original`)).status).toBe(200);
    expect((await deeds(stuck)).map(({ action }) => action)).not.toContain('document.expired');
    await sweep();
    expect(await isThere(stuck)).toBe(false);
  });

  it('is deleted once, however many workers look at it', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, async () => (await own.freshDocument()).id));
    await everything.document.updateMany({ where: { id: { in: ids } }, data: { createdAt: daysAgo(31) } });
    const removed: string[] = [];
    const counting: ObjectStorage = {
      ...storage,
      removePrefix: (prefix) => {
        removed.push(prefix);
        return storage.removePrefix(prefix);
      },
    };
    await Promise.all([1, 2, 3].map(() => sweep(counting)));
    expect(removed.sort()).toEqual(ids.map((id) => documentPrefix(owner.teamId, id)).sort());
    for (const id of ids) {
      const expired = (await deeds(id)).filter(({ action }) => action === 'document.expired');
      expect(expired).toHaveLength(1);
    }
  });

  it('leaves what was read to a copy that is not due', async () => {
    const { id } = await own.freshDocument();
    const content = Buffer.from(await (await owner.fetch(`/api/documents/${id}/original`)).arrayBuffer());
    const copy = (await (await owner.upload(content, 'copy.pdf')).json()) as { id: string };
    await change(id, { createdAt: daysAgo(31) });
    await sweep();
    expect(await isThere(id)).toBe(false);
    expect(JSON.stringify(await owner.json(`/api/documents/${copy.id}/text`))).toContain(own.canary);
  });

  it('is looked for by every worker by itself', async () => {
    const { id } = await own.freshDocument();
    await change(id, { createdAt: daysAgo(31) });
    await portal.startWorker();
    while (await isThere(id)) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await stored(id)).toBe(0);
  });
});
