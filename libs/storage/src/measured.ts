import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { AppError } from '@gemmavision/domain/errors';
import type { StoredObject } from './object-storage.ts';

/**
 * The chunks of `content`, hashed and counted as they pass; `result()` is whole once they all have. Content that
 * breaks off is told apart from a store that fails: it is `invalid_request`, or the sender's own AppError.
 */
export function measured(content: Readable | Uint8Array) {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* pass(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content instanceof Uint8Array ? [content] : whole(content)) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  return { chunks: pass(), result: (): StoredObject => ({ bytes, sha256: hash.digest('hex') }) };
}

async function* whole(content: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of content) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('invalid_request', 'The file broke off before its end: send it again.', { cause });
  }
}
