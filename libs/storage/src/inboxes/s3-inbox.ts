import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { AppError } from '@gemmavision/domain/errors';
import { createS3Client, type S3Options } from '../s3-client.ts';
import { storageError } from '../storage-error.ts';
import {
  doneFolder,
  isPassedOver,
  numbered,
  reasonFileOf,
  refusedFolder,
  type Inbox,
  type InboxFile,
} from './inbox.ts';

/** Objects below a prefix of a bucket, which ends in `/` or is empty. An object is there whole or not at all. */
export function s3Inbox(options: S3Options, prefix: string): Inbox {
  const Bucket = options.bucket;
  const client = createS3Client(options);
  const keyOf = (filePath: string) => prefix + filePath;

  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw storageError(cause, prefix, `the watched bucket ${Bucket}`);
    }
  }

  async function unlessGone<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await attempt(work);
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') return null;
      throw error;
    }
  }

  async function check(): Promise<void> {
    const command = new ListObjectsV2Command({ Bucket, Prefix: prefix });
    await client.send(command).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.name : 'unknown error';
      const message = `The watched prefix s3://${Bucket}/${prefix} cannot be listed (${why}): check bucket and rights.`;
      throw new AppError('invalid_settings', message, { cause });
    });
  }

  async function* list(): AsyncGenerator<InboxFile> {
    let ContinuationToken: string | undefined;
    do {
      const command = new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken });
      const { Contents = [], NextContinuationToken } = await attempt(() => client.send(command));
      for (const { Key = '', Size, ETag = '' } of Contents) {
        const below = Key.slice(prefix.length);
        if (below === '' || below.endsWith('/') || isPassedOver(below)) continue;
        yield { path: below, bytes: Size ?? 0, version: ETag };
      }
      ContinuationToken = NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  async function open(file: InboxFile): Promise<Readable | null> {
    const found = await unlessGone(() =>
      client.send(new GetObjectCommand({ Bucket, Key: keyOf(file.path) })),
    );
    if (!(found?.Body instanceof Readable)) return null;
    if (found.ETag === file.version) return found.Body;
    found.Body.destroy();
    return null;
  }

  /** Where it lies then; null where it was gone. */
  async function move(file: InboxFile, into: string): Promise<string | null> {
    const Key = keyOf(file.path);
    for (let number = 1; ; number++) {
      const target = keyOf(`${into}/${numbered(file.path, number)}`);
      const there = await unlessGone(() => client.send(new HeadObjectCommand({ Bucket, Key: target })));
      // The same content: the copy of an attempt that was broken off before it took the original away.
      if (there !== null && there.ETag !== file.version) continue;
      const CopySource = `${Bucket}/${Key.split('/').map(encodeURIComponent).join('/')}`;
      const copied = await unlessGone(() =>
        client.send(new CopyObjectCommand({ Bucket, Key: target, CopySource })),
      );
      if (copied === null) return null;
      await attempt(() => client.send(new DeleteObjectCommand({ Bucket, Key })));
      return target;
    }
  }

  return {
    isSeenInTheMaking: false,
    check,
    list,
    open,
    settle: async (file) => void (await move(file, doneFolder)),
    refuse: async (file, reason) => {
      const target = await move(file, refusedFolder);
      if (target === null) return;
      const Body = `${reason}\n`;
      const words = { Bucket, Key: reasonFileOf(target), Body, ContentType: 'text/plain; charset=utf-8' };
      await attempt(() => client.send(new PutObjectCommand(words)));
    },
  };
}
