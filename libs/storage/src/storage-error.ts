import { AppError, systemCodeOf } from '@gemmavision/domain/errors';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'XMinioStorageFull', 'QuotaExceeded', 'InsufficientCapacity']);
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'NoSuchKey', 'NotFound']);

/**
 * Turns what a file system or an S3 store says into the product's own error; one that is ours already stays. The message
 * may be shown to anybody; where it happened (folder, bucket, key) is the message of its cause, for the log alone.
 */
export function storageError(cause: unknown, key: string, place: string): AppError {
  if (cause instanceof AppError) return cause;
  const name = nameOf(cause);
  const inside = { cause: new Error(`${place}, ${key}: ${name}`, { cause }) };
  if (FULL.has(name) || statusOf(cause) === 507) {
    return new AppError(
      'storage_full',
      'There is no room left where documents are kept: ask whoever runs the portal to make some, then try again.',
      inside,
    );
  }
  if (MISSING.has(name)) {
    return new AppError('not_found', 'The file is not where documents are kept: upload it again.', inside);
  }
  return new AppError(
    'unavailable',
    'The place where documents are kept does not answer at the moment. Try again in some seconds.',
    inside,
  );
}

/** The same for whoever runs the portal, who has to know where: at the start, and in the log. */
export function withPlace(error: unknown): unknown {
  return error instanceof AppError && error.cause instanceof Error
    ? new AppError(
        error.code,
        `${error.cause.message}. Check that it is there, has room, and is open to the portal.`,
        { cause: error.cause },
      )
    : error;
}

/** The file system names an error in `code`, the S3 client in `name`. */
function nameOf(cause: unknown): string {
  const code = systemCodeOf(cause);
  if (code !== undefined) return code;
  if (typeof cause === 'object' && cause !== null && 'name' in cause) return String(cause.name);
  return 'unknown error';
}

/** What an S3 store answered, by its number: names of errors differ between stores. */
function statusOf(cause: unknown): number | undefined {
  const { $metadata } = cause as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode;
}
