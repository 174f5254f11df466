import type { documentsContract } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import type { Quotas } from '@gemmavision/domain/governance';
import type { Database } from '@gemmavision/db';
import { checkOpen } from '@gemmavision/db/batches';
import {
  countDocuments,
  deleteCorrection,
  deleteDocument,
  findDocuments,
  getDocument,
  getPageSummaries,
  getQueueStatus,
  getStoredFile,
  putCorrection,
  retryDocument,
} from '@gemmavision/db/documents';
import { checkOcrLanguages, findOcrLanguages } from '@gemmavision/db/processing';
import { checkUpload } from '@gemmavision/db/governance';
import type { ObjectStorage } from '@gemmavision/storage';
import { filesIn } from '../governance/handlers.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { acceptFiles } from './accept-files.ts';
import { fieldsToCsv } from './csv.ts';
import type { PageImages } from './page-images.ts';
import { piiMarksFor } from './pii-marks.ts';
import { maskedFor, recordFor } from './seen-document.ts';
import { tableFileHandlers } from './table-files.ts';
import { announcedSize, receiveFiles, type UploadLimits } from './receive-files.ts';
import { withSources } from './with-sources.ts';

export interface DocumentDependencies {
  database: Database;
  storage: ObjectStorage;
  pageImages: PageImages;
  limits: UploadLimits;
  /** The portal’s own; a team may have others. */
  quotas: Quotas;
  /** Tells the dispatcher that there is work. Best effort: it must not fail and must not hold up the answer. */
  wakeDispatcher: () => void;
}

const aMinute = 60;
const aDay = 24 * 60 * aMinute;

/** Uploads, results and deeds on documents. */
export function documentHandlers(dependencies: DocumentDependencies): HandlersOf<typeof documentsContract> {
  const { database, storage, pageImages, limits, quotas, wakeDispatcher } = dependencies;
  return {
    'POST /api/documents': async ({ actor, query, request }) => {
      const { batch, ...chosen } = query;
      if (batch !== undefined) await checkOpen(database, actor.teamId, batch);
      await checkUpload(database, actor, announcedSize(request), quotas);
      const received = await receiveFiles(request, actor.teamId, storage, limits);
      const files = withSources(received, actor, request.get('idempotency-key'));
      const rules = { ...chosen, ...(batch !== undefined && { batchId: batch }), quotas };
      const accepted = await acceptFiles(database, storage, actor, files, rules);
      wakeDispatcher();
      const [first, ...others] = accepted;
      return first && others.length === 0 ? first : accepted;
    },

    'GET /api/documents': async ({ actor, query }) => {
      const { items, ...rest } = await findDocuments(database, actor.teamId, query);
      return { ...rest, items: items.map((record) => recordFor(actor, record)) };
    },

    'GET /api/documents/counts': ({ actor }) => countDocuments(database, actor.teamId),

    'GET /api/ocr-languages': async () => ({ items: await findOcrLanguages(database) }),

    'GET /api/documents/queue': ({ actor }) => getQueueStatus(database, actor.teamId),

    'GET /api/documents/:id': async ({ actor, params }) =>
      recordFor(actor, await getDocument(database, actor.teamId, params.id)),

    'GET /api/documents/:id/text': async ({ actor, params, query }) => ({
      pages: await (await maskedFor(actor, database, params.id)).pages(query.page),
    }),

    'GET /api/documents/:id/search': async ({ actor, params, query }) =>
      (await maskedFor(actor, database, params.id)).search(query.q),

    'GET /api/documents/:id/pii': ({ actor, params, query }) =>
      piiMarksFor(actor, database, params.id, query.page),

    'GET /api/documents/:id/pages': async ({ actor, params }) => ({
      items: await getPageSummaries(database, actor.teamId, params.id),
      nextCursor: null,
    }),

    'GET /api/documents/:id/fields': async ({ actor, params }) =>
      (await maskedFor(actor, database, params.id)).fields(),

    'GET /api/documents/:id/tables': async ({ actor, params }) => ({
      items: await (await maskedFor(actor, database, params.id)).tables(),
      nextCursor: null,
    }),

    ...tableFileHandlers(database),

    'GET /api/documents/:id/fields.csv': async ({ actor, params }) => {
      const fields = await (await maskedFor(actor, database, params.id)).fields();
      const { fileName } = await getDocument(database, actor.teamId, params.id);
      return csv(fieldsToCsv(fields), `${fileName}.fields.csv`);
    },

    'GET /api/documents/:id/result': async ({ actor, params }) =>
      (await maskedFor(actor, database, params.id)).result(),

    'GET /api/documents/:id/corrections': async ({ actor, params }) => ({
      items: await (await maskedFor(actor, database, params.id)).corrections(),
      nextCursor: null,
    }),

    'PUT /api/documents/:id/corrections': async ({ actor, params, body }) => {
      const part = await putCorrection(database, actor, params.id, body);
      return (await maskedFor(actor, database, params.id)).part(part);
    },

    'DELETE /api/documents/:id/corrections/:correctionId': async ({ actor, params, query }) => {
      const part = await deleteCorrection(database, actor, params.id, params.correctionId, query.version);
      return (await maskedFor(actor, database, params.id)).part(part);
    },

    'GET /api/documents/:id/pages/:page.png': async ({ actor, params, query }) => {
      const file = await getStoredFile(database, actor.teamId, params.id);
      if (file.pageCount !== null && params.page > file.pageCount) {
        throw new AppError('not_found', `The document has ${file.pageCount} pages.`, {
          facts: { pages: file.pageCount },
        });
      }
      const hidden = await (await maskedFor(actor, database, params.id)).hiddenOn(params.page);
      const request = {
        teamId: actor.teamId,
        documentId: file.id,
        storageKey: file.storageKey,
        page: params.page,
        dpi: query.dpi,
      };
      return {
        content: await (hidden === null ? pageImages.get(request) : pageImages.getWithout(hidden, request)),
        mediaType: 'image/png',
        // What is hidden may change with another reading, and with another role.
        maxAgeSeconds: hidden === null ? aDay : aMinute,
      };
    },

    'GET /api/documents/:id/original': async ({ actor, params }) => {
      const file = await getStoredFile(database, actor.teamId, params.id);
      return {
        content: await storage.get(file.storageKey),
        mediaType: file.mediaType,
        downloadAs: file.fileName,
      };
    },

    'DELETE /api/documents/:id': ({ actor, params }) =>
      deleteDocument(database, actor, params.id, filesIn(storage)),

    'POST /api/documents/:id/retry': async ({ actor, params, body }) => {
      if (body.ocrLanguages !== undefined) await checkOcrLanguages(database, body.ocrLanguages);
      await retryDocument(database, actor, params.id, body);
      wakeDispatcher();
      return recordFor(actor, await getDocument(database, actor.teamId, params.id));
    },
  };
}

function csv(content: string, downloadAs: string) {
  return { content, mediaType: 'text/csv; charset=utf-8', downloadAs };
}
