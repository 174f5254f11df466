import type { Database } from '@gemmavision/db';
import type { BatchResult } from '@gemmavision/db/batches';
import { AppError } from '@gemmavision/domain/errors';
import { maskedFor, recordFor } from '../../documents/seen-document.ts';
import type { Actor } from '../../http/actor.ts';

/**
 * A document a line: where it stands, and all that was read in it in the shape that `quantadvisor extract` prints. One
 * that was not read has a line without it. In pieces of a page: one of hundreds of pages is no text of its own.
 */
export async function* exportJsonl(
  actor: Actor,
  database: Database,
  results: AsyncIterable<BatchResult>,
): AsyncGenerator<string> {
  for await (const { record, state, read } of results) {
    const { id, fileName, sha256, mediaType, reason, batch, duplicateOf } = recordFor(actor, record);
    const head = { document: id, batch: batch?.id ?? null, state, reason, duplicateOf };
    const result = read === null ? null : await resultOf(actor, database, id);
    if (result === null) {
      yield `${JSON.stringify({ ...head, file: fileName, sha256, mediaType })}\n`;
      continue;
    }
    const { pages, ...rest } = result;
    yield `${JSON.stringify({ ...head, ...rest }).slice(0, -1)},"pages":[`;
    for (const [index, page] of pages.entries()) yield `${index === 0 ? '' : ','}${JSON.stringify(page)}`;
    yield ']}\n';
  }
}

/** Null where it was deleted or is read anew since it was counted. */
async function resultOf(actor: Actor, database: Database, id: string) {
  try {
    return await (await maskedFor(actor, database, id)).result();
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'conflict')) return null;
    throw error;
  }
}
