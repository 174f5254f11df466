import { crc32 } from 'node:zlib';
import type { ZipFile } from 'yauzl';
import { isArchiveName } from '@gemmavision/domain/archives';
import { systemCodeOf } from '@gemmavision/domain/errors';
import { judgeContent, sniffedBytes, type SupportedMediaType } from '@gemmavision/documents-io';
import { EntryRefused } from './archive-error.ts';
import type { ArchivedFile, ArchiveLimits } from './open-archive.ts';

/** A file of an archive that is one that we read, by its first bytes. Its content is checked as it passes. */
export interface ReadableEntry {
  mediaType: SupportedMediaType;
  /** Throws EntryRefused where it is larger than allowed or than it said, or damaged. */
  content: AsyncGenerator<Buffer>;
}

/** Below this a file may be as tightly packed as it likes: it is no burden. */
const freeBytes = 1_000_000;

/** Type and mode of the file where a Unix system packed it: the upper half of the attributes. */
const typeBits = 0o170000;
const linkType = 0o120000;

/**
 * Opens one file of an archive. `onBytes` hears of all that is unpacked, also of what is refused in the end, and may
 * throw to end it.
 *
 * Throws EntryRefused where the file becomes no document.
 */
export async function readEntry(
  zip: ZipFile,
  file: ArchivedFile,
  limits: ArchiveLimits,
  onBytes: (bytes: number) => void,
): Promise<ReadableEntry> {
  refuseUnopened(file, limits);
  const chunks = unpacked(zip, file, limits, onBytes);
  const first: Buffer[] = [];
  let length = 0;
  try {
    while (length < sniffedBytes) {
      const { value, done } = await chunks.next();
      if (done) break;
      first.push(value);
      length += value.length;
    }
    if (length === 0) throw new EntryRefused('empty');
    const judgement = await judgeContent(Buffer.concat(first), file.name);
    if (!judgement.ok) throw new EntryRefused(isArchiveName(file.name) ? 'nested_archive' : judgement.reason);
    return { mediaType: judgement.mediaType, content: from(first, chunks) };
  } catch (error) {
    await chunks.return(undefined);
    throw error;
  }
}

async function* from(first: readonly Buffer[], rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/** What the directory says is enough to refuse a file, never to take it. */
function refuseUnopened({ entry, depth }: ArchivedFile, limits: ArchiveLimits): void {
  if (((entry.externalFileAttributes >>> 16) & typeBits) === linkType) throw new EntryRefused('not_a_file');
  if (entry.isEncrypted()) throw new EntryRefused('encrypted');
  if (!entry.canDecodeFileData()) throw new EntryRefused('unsupported_compression');
  if (depth > limits.depth) throw new EntryRefused('too_deep');
  if (entry.uncompressedSize > limits.fileBytes) throw new EntryRefused('too_large');
}

/** The content, as far as it is what the directory says and within the limits. */
async function* unpacked(
  zip: ZipFile,
  { entry }: ArchivedFile,
  limits: ArchiveLimits,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  let sum = 0;
  const stream = await zip.openReadStreamPromise(entry).catch(damaged);
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (;;) {
      const { value, done } = await chunks.next().catch(damaged);
      if (done) break;
      bytes += value.length;
      onBytes(value.length);
      if (bytes > limits.fileBytes) throw new EntryRefused('too_large');
      if (bytes > freeBytes && bytes > limits.ratio * entry.compressedSize)
        throw new EntryRefused('packed_too_tightly');
      if (bytes > entry.uncompressedSize) throw new EntryRefused('corrupt');
      sum = crc32(value, sum);
      yield value;
    }
  } finally {
    await chunks.return?.();
  }
  if (bytes !== entry.uncompressedSize || sum !== entry.crc32) throw new EntryRefused('corrupt');
}

/** The library and zlib speak of the archive; the system, of the disk that it lies on. */
function damaged(error: unknown): never {
  const code = systemCodeOf(error);
  if (code !== undefined && !code.startsWith('Z_')) throw error;
  throw new EntryRefused('corrupt', error);
}
