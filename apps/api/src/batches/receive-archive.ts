import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AppError } from '@gemmavision/domain/errors';
import type { StoredFile } from '@gemmavision/db/documents';
import { archiveKey, type ObjectStorage } from '@gemmavision/storage';
import { brokenUpload, filesOf, looksLikeZip, noFile, peek } from '../documents/receive-files.ts';

type StoredArchive = Omit<StoredFile, 'mediaType' | 'source'>;

/**
 * Reads the one ZIP file of a multipart request into the storage as it arrives; it is never whole in memory, and nothing
 * of it is opened here. Throws unsupported_type, empty, too_large, too_many_files, storage_full, invalid_request.
 */
export async function receiveArchive(
  request: IncomingMessage,
  teamId: string,
  storage: ObjectStorage,
  mostBytes: number,
): Promise<StoredArchive> {
  let stored: StoredArchive | null = null;
  try {
    for await (const { fileName, stream } of filesOf(request, {
      uploadBytes: mostBytes,
      filesPerUpload: 1,
    })) {
      const { head, whole } = await peek(stream);
      if (head.length === 0)
        throw new AppError('empty', `“${fileName}” is empty. Pack it anew and upload it again.`);
      if (!looksLikeZip(head)) {
        const message = `“${fileName}” is not a ZIP file. Single documents go to POST /api/documents?batch=….`;
        throw new AppError('unsupported_type', message, { facts: { fileName } });
      }
      const id = randomUUID();
      const storageKey = archiveKey(teamId, id);
      const { bytes, sha256 } = await storage.put(storageKey, whole);
      stored = { id, fileName, sizeBytes: bytes, sha256, storageKey };
      if (stream.truncated) throw tooLarge(fileName, mostBytes);
      if (!stream.readableEnded) throw brokenUpload();
    }
    if (stored === null) throw noFile();
    return stored;
  } catch (error) {
    // The rest of the request is read and dropped, so that whoever sends it gets to see the answer.
    request.unpipe();
    request.resume();
    if (stored !== null) await storage.remove(stored.storageKey).catch(() => undefined);
    throw error;
  }
}

function tooLarge(fileName: string, limit: number): AppError {
  const size = limit >= 1e9 ? `${(limit / 1e9).toFixed(1)} GB` : `${(limit / 1e6).toFixed(1)} MB`;
  return new AppError('too_large', `“${fileName}” is larger than ${size}. Split it into several ZIP files.`, {
    facts: { fileName, limitBytes: limit },
  });
}
