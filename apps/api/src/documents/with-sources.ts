import { AppError } from '@gemmavision/domain/errors';
import type { StoredFile } from '@gemmavision/db/documents';
import type { Actor } from '../http/actor.ts';

/**
 * Files of an upload that may come again because its answer was lost: under the same `Idempotency-Key` they become one
 * document, however often they come. The key is the sender’s own; another person’s is another one.
 * Throws invalid_request.
 */
export function withSources(
  files: readonly StoredFile[],
  actor: Actor,
  key: string | undefined,
): StoredFile[] {
  if (key === undefined) return [...files];
  if (!/^[\x21-\x7e]{8,100}$/.test(key)) {
    const message = 'An Idempotency-Key is 8 to 100 characters of ASCII without spaces, such as a UUID.';
    throw new AppError('invalid_request', message);
  }
  return files.map((file, at) => ({ ...file, source: `upload:${actor.userId}/${key}/${at}` }));
}
