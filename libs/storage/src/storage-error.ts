import { AppError, systemCodeOf } from '@gemmavision/domain/errors';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'XMinioStorageFull', 'QuotaExceeded', 'InsufficientCapacity']);
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'NoSuchKey', 'NotFound']);

/** Turns what a file system or an S3 store says into the product's own error; one that is ours already stays. */
export function storageError(cause: unknown, key: string, place: string): AppError {
  if (cause instanceof AppError) return cause;
  const code = nameOf(cause);
  if (FULL.has(code)) {
    return new AppError(
      'storage_full',
      `There is no room left in ${place}: free some, then upload the file again.`,
      {
        cause,
      },
    );
  }
  if (MISSING.has(code)) {
    return new AppError('not_found', `There is no ${key} in ${place}.`, { facts: { key }, cause });
  }
  return new AppError(
    'unavailable',
    `${place} cannot be used (${code}): check that it is there and open to the portal.`,
    {
      facts: { key },
      cause,
    },
  );
}

/** The file system names an error in `code`, the S3 client in `name`. */
function nameOf(cause: unknown): string {
  const code = systemCodeOf(cause);
  if (code !== undefined) return code;
  if (typeof cause === 'object' && cause !== null && 'name' in cause) return String(cause.name);
  return 'unknown error';
}
