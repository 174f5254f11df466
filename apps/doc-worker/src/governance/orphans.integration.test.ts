import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import S3rver from 's3rver';
import { createDatabase, type Database } from '@gemmavision/db';
import { folderStorage, originalKey, s3Storage, type ObjectStorage } from '@gemmavision/storage';
import { aDocument } from '../../../../testing/a-document.ts';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';
import { createOrphanSweep } from './sweep-orphans.ts';

const logger = pino({ level: 'silent' });

let portal: TestPortal;
let person: Person;
let database: Database;
let folder: string;
let bucket: S3rver;
let bucketPort: number;
beforeAll(async () => {
  portal = await startPortal();
  person = await portal.person();
  database = createDatabase(portal.databaseUrl, { reach: 'all' });
  folder = await mkdtemp(path.join(tmpdir(), 'orphans-'));
  bucket = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: path.join(folder, 's3') });
  bucketPort = (await bucket.run()).port;
});
afterAll(async () => {
  await bucket.close();
  await database.$disconnect();
  await portal.close();
  await rm(folder, { recursive: true });
});

function storageOf(kind: 'folder' | 'S3'): ObjectStorage {
  return kind === 'folder'
    ? folderStorage(path.join(folder, 'files'))
    : s3Storage({
        endpoint: `http://127.0.0.1:${bucketPort}`,
        region: 'eu-central-1',
        bucket: 'orphans',
        credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
        forcePathStyle: true,
      });
}

describe.each(['folder', 'S3'] as const)('files without a document, in a %s', (kind) => {
  it('go when they had no row in two runs; those of documents stay, in the trash too', async () => {
    const storage = storageOf(kind);
    await storage.check();
    const keep = async (documentId: string) => {
      const key = originalKey(person.teamId, documentId);
      await storage.put(key, Buffer.from(documentId));
      return key;
    };
    const row = await keep(await aDocument(portal, person.teamId));
    const trashed = await keep(await aDocument(portal, person.teamId, { deletedAt: new Date() }));
    const orphans = [await keep('gone-1'), await keep('gone-2')];
    const late = await keep(`late-${kind}`);
    const sweep = createOrphanSweep({ database, storage, logger, giveUp: new AbortController().signal });
    const left = async (keys: string[]) => Promise.all(keys.map((key) => storage.exists(key)));

    await sweep();
    expect(await left([row, trashed, ...orphans, late])).toEqual([true, true, true, true, true]);
    // An upload that was under way has its row by now.
    await aDocument(portal, person.teamId, { id: `late-${kind}` });
    await sweep();
    expect(await left([row, trashed, ...orphans, late])).toEqual([true, true, false, false, true]);
  });
});

it('goes on where the run before ended, so that each run is small', async () => {
  const storage = folderStorage(path.join(folder, 'many'));
  const keys = Array.from({ length: 7 }, (_, n) => originalKey(person.teamId, `gone-${n}`));
  for (const key of keys) await storage.put(key, Buffer.from(key));
  const sweep = createOrphanSweep({ database, storage, logger, giveUp: new AbortController().signal }, 3);
  const left = async () => (await Promise.all(keys.map((key) => storage.exists(key)))).filter(Boolean).length;
  const seen: number[] = [];
  for (let run = 0; run < 4; run++) {
    await sweep();
    seen.push(await left());
  }
  expect(seen).toEqual([7, 4, 1, 0]);
});
