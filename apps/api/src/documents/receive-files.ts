import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { cleanFileName } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import { judgeContent } from '@gemmavision/documents-io';
import type { StoredFile } from '@gemmavision/db/documents';
import { documentPrefix, originalKey, type ObjectStorage } from '@gemmavision/storage';

export interface UploadLimits {
  uploadBytes: number;
  filesPerUpload: number;
}

/** Enough of a file to tell its type: PDF allows a kilobyte of junk before its header. */
const headBytes = 4_096;

/** Fields beside the files; none is needed, and forms of others send some. */
const mostFields = 20;

/** Names of parts, boundaries and fields of a request are not larger than this. */
const mostFormBytes = 100_000;

/** What a request says it brings, rather too little than too much: it is counted exactly once it is there. */
export function announcedSize(request: IncomingMessage): { documents: number; bytes: number } {
  const announced = Number(request.headers['content-length'] ?? 0);
  return { documents: 1, bytes: Math.max(1, announced - mostFormBytes) };
}

/**
 * Reads the files of a multipart request into the storage as they arrive; none is ever whole in memory.
 * All are stored or none: whatever is refused (type, size, number), takes the others of the request with it.
 * Throws unsupported_type, corrupt, empty, too_large, too_many_files, storage_full, invalid_request.
 */
export async function receiveFiles(
  request: IncomingMessage,
  teamId: string,
  storage: ObjectStorage,
  limits: UploadLimits,
): Promise<StoredFile[]> {
  const stored: StoredFile[] = [];
  try {
    for await (const part of filesOf(request, limits))
      stored.push(await storeFile(part, teamId, storage, limits));
    if (stored.length === 0) throw noFile();
    return stored;
  } catch (error) {
    // The rest of the request is read and dropped, so that the browser gets to see the answer.
    request.unpipe();
    request.resume();
    await Promise.allSettled(stored.map((file) => storage.removePrefix(documentPrefix(teamId, file.id))));
    throw error;
  }
}

interface FilePart {
  fileName: string;
  stream: Readable & { truncated?: boolean };
}

/** The files of the request, one after the other: the next is read only when the one before is stored. */
export async function* filesOf(request: IncomingMessage, limits: UploadLimits): AsyncGenerator<FilePart> {
  const parts = new Readable({ objectMode: true, read() {} });
  const parser = parserFor(request, limits);
  parser.on('file', (field, stream, info) => {
    // A request that breaks off fails its part as well, also one that nobody reads (yet): unheard, that ends the process.
    stream.on('error', () => undefined);
    if (field === 'file')
      parts.push({ fileName: cleanFileName(info.filename ?? ''), stream } satisfies FilePart);
    else stream.resume();
  });
  parser.on('filesLimit', () => {
    const message = `One upload takes at most ${limits.filesPerUpload} files: send the others in another one.`;
    parts.destroy(new AppError('too_many_files', message, { facts: { limit: limits.filesPerUpload } }));
  });
  parser.on('fieldsLimit', () => {
    const message = `One upload takes at most ${mostFields} fields beside its files.`;
    parts.destroy(new AppError('invalid_request', message, { facts: { limit: mostFields } }));
  });
  parser.on('error', (cause) => parts.destroy(brokenUpload(cause)));
  parser.on('close', () => parts.push(null));
  // A pipe does not pass on that its source went away: without this, the part would be waited for for ever.
  request.on('close', () => {
    if (!request.complete) parser.destroy(brokenUpload());
  });
  if (request.destroyed) throw brokenUpload();
  request.pipe(parser);
  yield* parts as AsyncIterable<FilePart>;
}

function parserFor(request: IncomingMessage, limits: UploadLimits): busboy.Busboy {
  const { 'content-type': type, 'content-encoding': packing = 'identity' } = request.headers;
  if (packing !== 'identity')
    throw new AppError('unsupported_type', 'Send the files as they are, without `Content-Encoding`.');
  if (!type?.toLowerCase().startsWith('multipart/form-data'))
    throw new AppError('unsupported_type', 'Send the files as multipart/form-data, in the field `file`.');
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      // busboy already cuts a file that reaches its limit exactly; ours may.
      limits: {
        fileSize: limits.uploadBytes + 1,
        files: limits.filesPerUpload,
        fields: mostFields,
        fieldSize: 4_096,
      },
    });
  } catch (cause) {
    const message =
      'The upload names no boundary between its parts: let your program write the Content-Type.';
    throw new AppError('invalid_request', message, { cause });
  }
}

async function storeFile(
  { fileName, stream }: FilePart,
  teamId: string,
  storage: ObjectStorage,
  limits: UploadLimits,
): Promise<StoredFile> {
  const { head, whole } = await peek(stream);
  if (head.length === 0)
    throw new AppError('empty', `“${fileName}” is empty. Export it anew and upload it again.`, {
      facts: { fileName },
    });
  const judgement = await judgeContent(head, fileName);
  if (!judgement.ok && looksLikeZip(head) && /(?:\.zip|^[^.]*)$/i.test(fileName))
    throw zipElsewhere(fileName);
  if (!judgement.ok) throw unreadable(fileName, judgement.reason);
  const id = randomUUID();
  const storageKey = originalKey(teamId, id);
  const { bytes, sha256 } = await storage.put(storageKey, whole);
  if (stream.truncated || !stream.readableEnded) {
    await storage.removePrefix(documentPrefix(teamId, id));
    throw stream.truncated ? tooLarge(fileName, limits.uploadBytes) : brokenUpload();
  }
  return { id, fileName, mediaType: judgement.mediaType, sizeBytes: bytes, sha256, storageKey };
}

/** The first bytes of a stream, and a stream of all of it. */
export async function peek(stream: Readable): Promise<{ head: Uint8Array; whole: Readable }> {
  const chunks: Buffer[] = [];
  let length = 0;
  const iterator = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  while (length < headBytes) {
    const { value, done } = await iterator.next().catch((cause: unknown) => {
      throw cause instanceof AppError ? cause : brokenUpload(cause);
    });
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  async function* all() {
    yield* chunks;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(chunks), whole: Readable.from(all(), { objectMode: false }) };
}

/** Whether content begins as a ZIP file does, with a file or with the end of an empty one. Many other formats do. */
export function looksLikeZip(head: Uint8Array): boolean {
  return /^PK(?:\x03\x04|\x05\x06)/.test(Buffer.from(head.subarray(0, 4)).toString('latin1'));
}

function zipElsewhere(fileName: string): AppError {
  const message = `“${fileName}” is a ZIP file. ZIP files go into a batch: begin one on the Batches page, or send it to POST /api/batches/:id/archives.`;
  return new AppError('unsupported_type', message, { facts: { fileName } });
}

function unreadable(fileName: string, reason: 'corrupt' | 'unsupported_type'): AppError {
  const sentence = {
    corrupt: 'is damaged: its content is of no type at all. Export it anew and upload it again.',
    unsupported_type: 'is not a PDF, PNG or JPEG file. Convert it and upload it again.',
  }[reason];
  return new AppError(reason, `“${fileName}” ${sentence}`, { facts: { fileName } });
}

function tooLarge(fileName: string, limit: number): AppError {
  const megabytes = (limit / 1e6).toFixed(0);
  return new AppError(
    'too_large',
    `“${fileName}” is larger than ${megabytes} MB. Split it, or scan it at a lower resolution.`,
    {
      facts: { fileName, limitBytes: limit },
    },
  );
}

export function noFile(): AppError {
  return new AppError('invalid_request', 'Send at least one file in the form field `file`.');
}

export function brokenUpload(cause?: unknown): AppError {
  return new AppError('invalid_request', 'The upload broke off before its end. Send it again.', { cause });
}
