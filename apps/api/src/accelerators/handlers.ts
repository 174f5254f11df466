import type { Database } from '@gemmavision/db';
import { listAccelerators } from '@gemmavision/db/reference';
import type { acceleratorsContract } from '@gemmavision/domain/accelerators';
import type { HandlersOf } from '../http/handlers.ts';

/** What is known about accelerators. */
export function acceleratorsHandlers({
  database,
}: {
  database: Database;
}): HandlersOf<typeof acceleratorsContract> {
  return { 'GET /api/accelerators': ({ query }) => listAccelerators(database, query) };
}
