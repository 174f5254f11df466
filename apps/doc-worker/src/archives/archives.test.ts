import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipFile, type ZipEntry } from '../../../../testing/zip-file.ts';
import { ArchiveRefused, EntryRefused } from './archive-error.ts';
import { openArchive, type ArchiveLimits } from './open-archive.ts';
import { readEntry } from './read-entry.ts';

const limits: ArchiveLimits = {
  files: 20,
  unpackedBytes: 100e6,
  fileBytes: 5e6,
  ratio: 100,
  depth: 3,
};
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(20_000)]);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'archives-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

let made = 0;
/** Everything of an archive by name: the media type where it becomes a document, else the code of the reason. */
async function unpack(bytes: Buffer, changed: Partial<ArchiveLimits> = {}) {
  const file = path.join(folder, `${made++}.zip`);
  await writeFile(file, bytes);
  const all = { ...limits, ...changed };
  let unpacked = 0;
  const archive = await openArchive(file, all).catch((error: unknown) => {
    if (error instanceof ArchiveRefused) return error.reason.code;
    throw error;
  });
  if (typeof archive === 'string') return archive;
  const found: [string, string][] = [];
  for (const one of archive.files) {
    const outcome = await (async () => {
      const { mediaType, content } = await readEntry(archive.zip, one, all, (bytes) => (unpacked += bytes));
      const chunks: Buffer[] = [];
      for await (const chunk of content) chunks.push(chunk);
      expect(Buffer.concat(chunks).equals(pdf)).toBe(true);
      return mediaType;
    })().catch((error: unknown) => {
      if (error instanceof EntryRefused) return error.reason.code;
      throw error;
    });
    found.push([one.name, outcome]);
  }
  archive.close();
  return { files: Object.fromEntries(found), unpacked };
}
const one = (entry: Partial<ZipEntry>): ZipEntry => ({ name: 'a.pdf', content: pdf, ...entry });
const outcomeOf = async (entry: Partial<ZipEntry>, changed: Partial<ArchiveLimits> = {}) => {
  const outcome = await unpack(zipFile([one(entry)]), changed);
  return typeof outcome === 'string' ? outcome : Object.values(outcome.files)[0];
};

describe('a ZIP file', () => {
  it.each([false, true])('gives its documents, deflated and stored, with ZIP64: %s', async (zip64) => {
    const entries = [
      one({ name: 'a/' }),
      one({ name: 'a/b.pdf' }),
      one({ name: 'stored.pdf', method: 0 }),
      one({ name: 'a/.DS_Store' }),
      one({ name: 'grüße/ärger.pdf' }),
      // “ä” of the first PCs.
      one({ name: Buffer.from([0x84, 0x2e, 0x70, 0x64, 0x66]) }),
    ];
    expect(await unpack(zipFile(entries, { zip64 }))).toMatchObject({
      files: {
        'a/b.pdf': 'application/pdf',
        'stored.pdf': 'application/pdf',
        'grüße/ärger.pdf': 'application/pdf',
        'ä.pdf': 'application/pdf',
      },
    });
  });

  it.each<[string, Partial<ZipEntry>, string]>([
    ['empty', { content: Buffer.alloc(0) }, 'empty'],
    ['of a type that is not read', { name: 'a.txt', content: Buffer.from('hello') }, 'unsupported_type'],
    ['nothing under the name of a PDF', { content: Buffer.from('hello') }, 'corrupt'],
    ['protected by a password', { isEncrypted: true }, 'encrypted'],
    ['packed in another way', { method: 12 }, 'unsupported_compression'],
    ['an archive', { name: 'more.zip', content: zipFile([one({})]) }, 'nested_archive'],
    ['in too many folders', { name: 'a/b/c/d/e.pdf' }, 'too_deep'],
    ['a link', { mode: 0o120777 }, 'not_a_file'],
    ['another than its checksum says', { says: { crc32: 1 } }, 'corrupt'],
    ['longer than it says', { says: { uncompressedSize: 10_000 } }, 'corrupt'],
    ['shorter than it says', { says: { uncompressedSize: 30_000 } }, 'corrupt'],
    ['larger than allowed, as it says', { says: { uncompressedSize: 6e6 } }, 'too_large'],
  ])('says of a file that is %s', async (_what, entry, outcome) => {
    expect(await outcomeOf(entry)).toBe(outcome);
  });

  it('takes a document under any name, and gives it one to show', async () => {
    const names = ['../../etc/passwd.pdf', '/root/x.pdf', 'C:\\y.pdf', 'evil\u202Efdp.exe', 'z'.repeat(5000)];
    const outcome = await unpack(zipFile(names.map((name) => one({ name }))));
    expect(outcome).toMatchObject({
      files: {
        'etc/passwd.pdf': 'application/pdf',
        'root/x.pdf': 'application/pdf',
        'y.pdf': 'application/pdf',
        'evilfdp.exe': 'application/pdf',
        ['z'.repeat(200)]: 'application/pdf',
      },
    });
  });

  it('stops a bomb while it goes off, whatever size it says', async () => {
    const bomb = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(30_000_000)]);
    const file = path.join(folder, 'bomb.zip');
    await writeFile(file, zipFile([one({ content: bomb, says: { uncompressedSize: 4_000_000 } })]));
    const archive = await openArchive(file, limits);
    let unpacked = 0;
    const drain = async () => {
      const [entry] = archive.files;
      if (!entry) throw new Error('no file');
      const { content } = await readEntry(archive.zip, entry, limits, (bytes) => (unpacked += bytes));
      for await (const _chunk of content);
    };
    await expect(drain()).rejects.toMatchObject({ reason: { code: 'packed_too_tightly' } });
    expect(unpacked).toBeLessThan(4_000_000);
    archive.close();
  });

  it('refuses files that lie over each other before any is unpacked', async () => {
    const kernel = one({ name: '0.pdf' });
    const others = Array.from({ length: 5 }, (_, at) => one({ name: `${at + 1}.pdf`, sharesWith: 0 }));
    expect(await unpack(zipFile([kernel, ...others]))).toBe('overlapping');
  });

  it('refuses more files than allowed, with the number in words for a person', async () => {
    const file = path.join(folder, 'many.zip');
    await writeFile(file, zipFile(Array.from({ length: 21 }, (_, at) => one({ name: `${at}.pdf` }))));
    await expect(openArchive(file, limits)).rejects.toMatchObject({
      reason: { code: 'too_many_files', message: expect.stringContaining('more than 20 files') },
    });
  });

  it('refuses a directory of nothing but folders', async () => {
    const folders = Array.from({ length: 81 }, (_, at) => ({ name: `${at}/`, method: 0 }));
    expect(await unpack(zipFile(folders))).toBe('too_many_files');
  });

  it('refuses what was cut short, at whatever place', async () => {
    const whole = zipFile([one({}), one({ name: 'b.pdf' })]);
    for (const length of [0, 4, 21, 1000, whole.length - 30, whole.length - 1]) {
      expect(await unpack(whole.subarray(0, length))).toBe('corrupt');
    }
  });

  it('gives the other files where one is damaged', async () => {
    const packed = deflateRawSync(pdf);
    const whole = zipFile([one({}), one({ name: 'b.pdf' })]);
    whole.fill(0xff, 2_000, 2_000 + Math.floor(packed.length / 2));
    expect(await unpack(whole)).toMatchObject({ files: { 'a.pdf': 'corrupt', 'b.pdf': 'application/pdf' } });
  });
});
