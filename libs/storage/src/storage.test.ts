import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import S3rver from 's3rver';
import { AppError } from '@gemmavision/domain/errors';
import { folderStorage, s3Storage, type ObjectStorage } from './index.ts';
import { storageError } from './storage-error.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let scratch = '';
const openServers: S3rver[] = [];

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'storage-'));
});
afterAll(async () => {
  for (const server of openServers) await server.close();
  await rm(scratch, { recursive: true });
});

async function aFolder(): Promise<ObjectStorage> {
  return folderStorage(path.join(scratch, 'folder'));
}

/** A real store over HTTP on a free port of this machine. */
async function aBucket(): Promise<ObjectStorage> {
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(scratch, 's3'),
    resetOnClose: true,
  });
  const { port } = await server.run();
  openServers.push(server);
  return s3Storage({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: 'uploads',
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    forcePathStyle: true,
  });
}

describe.each([
  ['a folder', aFolder],
  ['an S3 store', aBucket],
])('storage in %s', (name, open) => {
  let storage: ObjectStorage;
  beforeAll(async () => {
    storage = await open();
    await storage.check();
  });

  it.each([0, 1, 1000, 12 * 1024 * 1024])('gives back %i bytes as they were put', async (length) => {
    const bytes = randomBytes(length);
    const stored = await storage.put(
      'documents/1/original',
      Readable.from(bytes.length === 0 ? [] : [bytes]),
    );
    expect(stored).toEqual({ bytes: length, sha256: sha256(bytes) });
    expect(sha256(await buffer(await storage.get('documents/1/original')))).toBe(sha256(bytes));
  });

  it('takes a buffer as well as a stream', async () => {
    const stored = await storage.put('documents/2/page.png', Buffer.from('pixels'));
    expect(stored.bytes).toBe(6);
    expect(String(await buffer(await storage.get('documents/2/page.png')))).toBe('pixels');
  });

  it('replaces an object', async () => {
    await storage.put('documents/3/original', Buffer.from('first, and longer'));
    await storage.put('documents/3/original', Buffer.from('second'));
    expect(String(await buffer(await storage.get('documents/3/original')))).toBe('second');
  });

  it('hands an object over as a file', async () => {
    await storage.put('documents/4/original', Buffer.from('%PDF'));
    const file = await storage.getToFile('documents/4/original');
    expect(await readFile(file.path, 'utf8')).toBe('%PDF');
    await file.dispose();
    expect(await storage.exists('documents/4/original')).toBe(true);
  });

  it('says when there is no such object', async () => {
    expect(await storage.exists('documents/none/original')).toBe(false);
    await expect(storage.get('documents/none/original')).rejects.toMatchObject({ code: 'not_found' });
    await expect(storage.getToFile('documents/none/original')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('removes an object, and does not mind when it is gone already', async () => {
    await storage.put('documents/5/original', Buffer.from('x'));
    await storage.remove('documents/5/original');
    await storage.remove('documents/5/original');
    expect(await storage.exists('documents/5/original')).toBe(false);
  });

  it('removes all of a folder and nothing of its neighbour', async () => {
    for (const key of ['documents/6/original', 'documents/6/pages/1.png', 'documents/60/original']) {
      await storage.put(key, Buffer.from(key));
    }
    await storage.removePrefix('documents/6/');
    await storage.removePrefix('documents/none/');
    expect(await storage.exists('documents/6/original')).toBe(false);
    expect(await storage.exists('documents/6/pages/1.png')).toBe(false);
    expect(await storage.exists('documents/60/original')).toBe(true);
  });

  it('lists every object of a folder with its size, and nothing of its neighbour', async () => {
    const keys = Array.from({ length: 30 }, (_, n) => `listed/1/pages/${n}.png`);
    await Promise.all([...keys, 'listed/10/original'].map((key) => storage.put(key, Buffer.from(key))));
    const found = [];
    for await (const object of storage.list('listed/1/')) found.push(object);
    expect(found.map(({ key }) => key).sort()).toEqual(keys.sort());
    expect(found.every(({ key, bytes }) => bytes === key.length)).toBe(true);
    const rest = [];
    for await (const object of storage.list('listed/1/', 'listed/1/pages/28.png')) rest.push(object.key);
    expect(rest).toEqual(keys.sort().slice(keys.indexOf('listed/1/pages/28.png') + 1));
    const none = [];
    for await (const object of storage.list('listed/none/')) none.push(object);
    expect(none).toEqual([]);
  });

  it('says how much room is left where anybody knows', async () => {
    const free = await storage.freeBytes();
    expect(free === null || free > 0).toBe(true);
    expect(free === null).toBe(name === 'an S3 store');
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield randomBytes(100_000);
        throw new Error('connection lost');
      })(),
    );
    await expect(storage.put('documents/7/original', broken)).rejects.toMatchObject({
      code: 'invalid_request',
    });
    expect(await storage.exists('documents/7/original')).toBe(false);
  });

  it.each(['', '/etc/passwd', '../secrets/auth', 'documents/../../x', 'a//b', '.parts/x', 'a b', 'a/'])(
    'refuses %j as a key',
    async (key) => {
      await expect(storage.put(key, Buffer.from('x'))).rejects.toThrow(/Not a storage key/);
      await expect(storage.get(key)).rejects.toThrow(/Not a storage key/);
    },
  );
});

describe('storage in a folder', () => {
  // An S3 store promises this by itself; the small one of these tests writes two at once into the same file.
  it('keeps one whole object when two are put at once', async () => {
    const storage = await aFolder();
    const contents = [randomBytes(300_000), randomBytes(300_000)];
    const both = await Promise.all(
      contents.map((bytes) => storage.put('documents/8/original', Readable.from([bytes]))),
    );
    const kept = sha256(await buffer(await storage.get('documents/8/original')));
    expect(both.map((stored) => stored.sha256)).toContain(kept);
  });

  it('leaves no part files behind', async () => {
    expect(await readdir(path.join(scratch, 'folder', '.parts'))).toEqual([]);
  });
});

describe('storage in an S3 store', () => {
  // The small store of these tests cannot continue a listing: its cipher is gone from OpenSSL.
  it('lists page after page', async () => {
    const asked: (string | null)[] = [];
    const server = createServer((request, response) => {
      const token = new URL(request.url ?? '', 'http://s3').searchParams.get('continuation-token');
      asked.push(token);
      const object = (key: string) => `<Contents><Key>${key}</Key><Size>7</Size></Contents>`;
      const [found, next] =
        token === null
          ? [object('a/1') + object('a/2'), '<NextContinuationToken>two</NextContinuationToken>']
          : [object('a/3'), ''];
      response.setHeader('content-type', 'application/xml');
      response.end(
        `<?xml version="1.0"?><ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${found}${next}</ListBucketResult>`,
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const storage = s3Storage({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      bucket: 'uploads',
      credentials: { accessKeyId: 'k', secretAccessKey: 's' },
      forcePathStyle: true,
    });
    const found = [];
    for await (const object of storage.list('a/')) found.push(object);
    server.close();
    server.closeAllConnections();
    expect(asked).toEqual([null, 'two']);
    expect(found).toEqual(['a/1', 'a/2', 'a/3'].map((key) => ({ key, bytes: 7 })));
  });
});

describe('a store that cannot be used', () => {
  it('is unavailable, by name', async () => {
    const storage = s3Storage({
      endpoint: 'http://127.0.0.1:1',
      region: 'us-east-1',
      bucket: 'uploads',
      credentials: { accessKeyId: 'k', secretAccessKey: 's' },
      forcePathStyle: true,
    });
    await expect(storage.check()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each([
    ['ENOSPC', 'storage_full'],
    ['ENOENT', 'not_found'],
    ['EIO', 'unavailable'],
  ])('says %s to the log with its place, and to people without', (code, meaning) => {
    const error = storageError(
      Object.assign(new Error('raw'), { code }),
      'teams/7/original',
      'the folder /srv/files',
    );
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: meaning, facts: {} });
    expect(error.message).not.toMatch(/srv|teams/);
    expect(error.cause).toMatchObject({ message: `the folder /srv/files, teams/7/original: ${code}` });
  });

  it('is named to whoever starts the portal', async () => {
    const file = path.join(scratch, 'a-file');
    await writeFile(file, '');
    await expect(folderStorage(path.join(file, 'files')).check()).rejects.toThrow(file);
  });
});

describe('an S3 store that says what is wrong', () => {
  it.each([
    [503, 'SlowDown', 'unavailable'],
    [500, 'InternalError', 'unavailable'],
    [507, 'StorageFull', 'storage_full'],
    [507, 'XMinioStorageFull', 'storage_full'],
    [400, 'QuotaExceeded', 'storage_full'],
  ])('%i %s is %s, and nothing is kept', async (status, code, meaning) => {
    const methods: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      methods.push(request.method);
      request.resume().on('end', () => {
        response.writeHead(status, { 'content-type': 'application/xml' });
        response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const storage = s3Storage({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      bucket: 'uploads',
      credentials: { accessKeyId: 'k', secretAccessKey: 's' },
      forcePathStyle: true,
    });
    await expect(storage.put('documents/9/original', Buffer.from('x'))).rejects.toMatchObject({
      code: meaning,
    });
    expect(new Set(methods)).toEqual(new Set(['PUT']));
    server.close();
    server.closeAllConnections();
  });
});
