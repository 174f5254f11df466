import type { Database } from '@gemmavision/db';
import { getPageReading, getPageReadings, requestPageReading } from '@gemmavision/db/page-readings';
import type { pageReadingsContract } from '@gemmavision/domain/page-readings';
import type { HandlersOf } from '../http/handlers.ts';

/** Pages read again with another engine. A worker does it: OCR takes too much time and memory for the api. */
export function pageReadingsHandlers({
  database,
}: {
  database: Database;
}): HandlersOf<typeof pageReadingsContract> {
  return {
    'POST /api/documents/:id/pages/:page/readings': ({ actor, params, body, request }) =>
      requestPageReading(database, actor.teamId, {
        documentId: params.id,
        page: params.page,
        ...body,
        actorId: actor.userId,
        ipAddress: request.ip,
      }),

    'GET /api/documents/:id/pages/:page/readings': async ({ actor, params }) => ({
      items: await getPageReadings(database, actor.teamId, params.id, params.page),
      nextCursor: null,
    }),

    'GET /api/documents/:id/pages/:page/readings/:reading': ({ actor, params }) =>
      getPageReading(database, actor.teamId, {
        documentId: params.id,
        page: params.page,
        id: params.reading,
      }),
  };
}
