import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import S3rver from 's3rver';
import { folderInbox, s3Inbox, s3Storage, type Inbox, type InboxFile } from '../index.ts';

let scratch = '';
let server: S3rver;
let port = 0;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'inboxes-'));
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(scratch, 's3'),
    resetOnClose: true,
  });
  ({ port } = await server.run());
});
afterAll(async () => {
  await server.close();
  await rm(scratch, { recursive: true });
});

let made = 0;
interface Place {
  inbox: Inbox;
  put(filePath: string, content: string): Promise<void>;
  /** Everything in it, with what is done with. */
  all(): Promise<Record<string, string>>;
}

async function aFolder(): Promise<Place> {
  const root = path.join(scratch, `folder-${made++}`);
  await mkdir(root);
  return {
    inbox: folderInbox(root),
    put: async (filePath, content) => {
      await mkdir(path.dirname(path.join(root, filePath)), { recursive: true });
      await writeFile(path.join(root, filePath), content);
    },
    all: async () => {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name));
      return Object.fromEntries(
        await Promise.all(
          files.map(async (file) => [path.relative(root, file), await readFile(file, 'utf8')] as const),
        ),
      );
    },
  };
}

async function aPrefix(): Promise<Place> {
  const bucket = `watched-${made++}`;
  const options = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket,
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    forcePathStyle: true,
  };
  const storage = s3Storage(options);
  await storage.check();
  return {
    inbox: s3Inbox(options, 'in/box/'),
    put: async (filePath, content) => void (await storage.put(`in/box/${filePath}`, Buffer.from(content))),
    all: async () => {
      const found: Record<string, string> = {};
      for await (const { key } of storage.list('in/box/'))
        found[key.slice('in/box/'.length)] = await text(await storage.get(key));
      return found;
    },
  };
}

async function listed(inbox: Inbox): Promise<InboxFile[]> {
  const files: InboxFile[] = [];
  for await (const file of inbox.list()) files.push(file);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

describe.each([
  ['a folder', aFolder],
  ['a prefix of a bucket', aPrefix],
])('an inbox in %s', (_name, make) => {
  let place: Place;
  beforeEach(async () => {
    place = await make();
  });

  it('lists what people put into it, and gives its content', async () => {
    await place.put('b.pdf', 'b');
    await place.put('a/c.pdf', 'content');
    await place.put('done/d.pdf', 'd');
    await place.put('refused/e.pdf', 'e');
    await place.put('a/f.pdf.part', 'f');
    await place.inbox.check();
    const files = await listed(place.inbox);
    expect(files.map(({ path: below, bytes }) => [below, bytes])).toEqual([
      ['a/c.pdf', 7],
      ['b.pdf', 1],
    ]);
    const content = await place.inbox.open(files[0]!);
    expect(content && (await text(content))).toBe('content');
  });

  it('moves what is done with, and what is refused with the reason beside it', async () => {
    await place.put('a/b.pdf', 'good');
    await place.put('c.txt', 'bad');
    const [good, bad] = await listed(place.inbox);
    await place.inbox.settle(good!);
    await place.inbox.refuse(bad!, 'It is no document.');
    expect(await place.all()).toEqual({
      'done/a/b.pdf': 'good',
      'refused/c.txt': 'bad',
      'refused/c.txt.reason.txt': 'It is no document.\n',
    });
    // Another worker was faster.
    await place.inbox.settle(good!);
    await place.inbox.refuse(bad!, 'It is no document.');
    expect(await listed(place.inbox)).toEqual([]);
    expect(await place.inbox.open(good!)).toBeNull();
  });

  it('gives nothing of what has changed since it was listed', async () => {
    await place.put('a.pdf', 'before');
    const [file] = await listed(place.inbox);
    await place.put('a.pdf', 'after it');
    expect(await place.inbox.open(file!)).toBeNull();
    const [now] = await listed(place.inbox);
    expect(now?.version).not.toBe(file?.version);
  });
});

describe('an inbox in a folder', () => {
  it('keeps apart what comes again under a name', async () => {
    const place = await aFolder();
    for (const content of ['1', '2', '3']) {
      await place.put('a/b.pdf', content);
      const [file] = await listed(place.inbox);
      await place.inbox.settle(file!);
    }
    expect(await place.all()).toEqual({
      'done/a/b.pdf': '1',
      'done/a/b (2).pdf': '2',
      'done/a/b (3).pdf': '3',
    });
  });

  it('follows no link, neither when it looks, nor when it opens, nor when it moves', async () => {
    const outside = path.join(scratch, `outside-${made++}`);
    await mkdir(outside);
    await writeFile(path.join(outside, 'secret.pdf'), 'secret');
    const root = path.join(scratch, `linked-${made++}`);
    await mkdir(path.join(root, 'real'), { recursive: true });
    await symlink(path.join(outside, 'secret.pdf'), path.join(root, 'a.pdf'));
    await symlink(outside, path.join(root, 'folder'));
    await writeFile(path.join(root, 'real/secret.pdf'), 'secret');
    const inbox = folderInbox(root);
    const [file, ...others] = await listed(inbox);
    expect([file?.path, others]).toEqual(['real/secret.pdf', []]);
    // A folder becomes a link between the looks, with a file that looks the same.
    await rm(path.join(root, 'real'), { recursive: true });
    await symlink(outside, path.join(root, 'real'));
    const seconds = Number(file!.version) / 1000;
    await utimes(path.join(outside, 'secret.pdf'), seconds, seconds);
    expect(await inbox.open(file!)).toBeNull();
    // And `done` leads elsewhere.
    await symlink(outside, path.join(root, 'done'));
    await writeFile(path.join(root, 'b.pdf'), 'b');
    const [next] = await listed(inbox);
    await expect(inbox.settle(next!)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await readdir(outside)).toEqual(['secret.pdf']);
  });

  it('says what is wrong with the folder', async () => {
    await writeFile(path.join(scratch, 'file'), '');
    const problem = (name: string) =>
      folderInbox(path.join(scratch, name))
        .check()
        .catch((error: Error) => error.message);
    expect(await problem('nowhere')).toContain('is not there: make it, or mount it.');
    expect(await problem('file')).toContain('is not a folder.');
  });
});
