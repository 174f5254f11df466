import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { AppError } from '@gemmavision/domain/errors';
import { assertKey, assertPrefix } from './keys.ts';
import { measured } from './measured.ts';
import type { ListedObject, LocalFile, ObjectStorage, StoredObject } from './object-storage.ts';
import { createS3Client, type S3Options } from './s3-client.ts';
import { storageError, withPlace } from './storage-error.ts';

/** Parts of one object that are sent at the same time. Each is 5 MiB of memory. */
const partsAtOnce = 2;

/** The parts of an object that nobody went on with for a day belong to a process that died. */
const abandonedMilliseconds = 24 * 3600 * 1000;

/** Objects in a bucket of Amazon S3 or of a store that speaks its protocol. */
export function s3Storage(options: S3Options): ObjectStorage {
  const Bucket = options.bucket;
  const place = `the bucket ${Bucket}`;
  const client = createS3Client(options);

  async function attempt<T>(key: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw storageError(cause, key, place);
    }
  }

  async function put(key: string, content: Readable | Uint8Array): Promise<StoredObject> {
    assertKey(key);
    return attempt(key, async () => {
      const { chunks, result } = measured(content);
      // Multipart where it is large: the object appears when the last part is there, and an upload that fails is undone.
      const params = { Bucket, Key: key, Body: Readable.from(chunks) };
      await new Upload({ client, params, queueSize: partsAtOnce }).done();
      return result();
    });
  }

  async function get(key: string): Promise<Readable> {
    assertKey(key);
    return attempt(key, async () => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
      if (!(Body instanceof Readable))
        throw new AppError('unavailable', `${place} sent no content for ${key}.`);
      return Body;
    });
  }

  async function exists(key: string): Promise<boolean> {
    assertKey(key);
    try {
      await attempt(key, () => client.send(new HeadObjectCommand({ Bucket, Key: key })));
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') return false;
      throw error;
    }
  }

  async function getToFile(key: string): Promise<LocalFile> {
    const content = await get(key);
    return attempt(key, async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-'));
      const dispose = () => rm(folder, { recursive: true, force: true });
      const file = path.join(folder, path.basename(key));
      try {
        await pipeline(content, createWriteStream(file, { mode: 0o600 }));
      } catch (error) {
        await dispose();
        throw error;
      }
      return { path: file, dispose };
    });
  }

  async function remove(key: string): Promise<void> {
    assertKey(key);
    await attempt(key, () => client.send(new DeleteObjectCommand({ Bucket, Key: key })));
  }

  async function removePrefix(prefix: string): Promise<void> {
    assertPrefix(prefix);
    await attempt(prefix, async () => {
      for (;;) {
        const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix }));
        if (Contents.length === 0) return;
        const Objects = Contents.map(({ Key }) => ({ Key }));
        const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
        if (Errors[0] !== undefined) {
          throw new AppError(
            'unavailable',
            `${place} would not remove ${Errors[0].Key}: ${Errors[0].Message}`,
          );
        }
      }
    });
  }

  async function* list(prefix: string, after?: string): AsyncGenerator<ListedObject> {
    assertPrefix(prefix);
    let ContinuationToken: string | undefined;
    do {
      const command = new ListObjectsV2Command({
        Bucket,
        Prefix: prefix,
        StartAfter: after,
        ContinuationToken,
      });
      const { Contents = [], NextContinuationToken } = await attempt(prefix, () => client.send(command));
      for (const { Key, Size } of Contents) if (Key !== undefined) yield { key: Key, bytes: Size ?? 0 };
      ContinuationToken = NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  async function check(): Promise<void> {
    try {
      await attempt('', () => client.send(new HeadBucketCommand({ Bucket }))).catch((error: unknown) => {
        if (!(error instanceof AppError && error.code === 'not_found')) throw error;
        return attempt('', () => client.send(new CreateBucketCommand({ Bucket })));
      });
    } catch (error) {
      throw withPlace(error);
    }
  }

  async function sweep(): Promise<void> {
    await attempt('', async () => {
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket }));
      for (const { Key, UploadId, Initiated } of Uploads) {
        if (!Initiated || Date.now() - Initiated.getTime() < abandonedMilliseconds) continue;
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
      }
    });
  }

  // A bucket has no end that anybody could tell.
  const freeBytes = async () => null;

  return { put, get, getToFile, exists, remove, removePrefix, list, freeBytes, check, sweep };
}
