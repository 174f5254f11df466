import type { Database } from '@gemmavision/db';
import { getPageReading, getPageReadings, requestPageReading } from '@gemmavision/db/page-readings';
import type { pageReadingsContract } from '@gemmavision/domain/page-readings';
import { maskedFor } from '../documents/seen-document.ts';
import type { HandlersOf } from '../http/handlers.ts';

/** Pages read again with another engine. A worker does it: OCR takes too much time and memory for the api. */
export function pageReadingsHandlers({
  database,
}: {
  database: Database;
}): HandlersOf<typeof pageReadingsContract> {
  return {
    'POST /api/documents/:id/pages/:page/readings': ({ actor, params, body }) =>
      requestPageReading(database, actor, { documentId: params.id, page: params.page, ...body }),

    'GET /api/documents/:id/pages/:page/readings': async ({ actor, params }) => ({
      items: await getPageReadings(database, actor.teamId, params.id, params.page),
      nextCursor: null,
    }),

    'GET /api/documents/:id/pages/:page/readings/:reading': async ({ actor, params }) => {
      const seen = await maskedFor(actor, database, params.id);
      const { reading, text } = await getPageReading(database, actor.teamId, {
        documentId: params.id,
        page: params.page,
        id: params.reading,
      });
      return { reading, text: text && seen.otherReading(text) };
    },
  };
}
