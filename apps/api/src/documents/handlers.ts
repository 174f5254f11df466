import type { documentsContract } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import type { Database } from '@gemmavision/db';
import {
  countDocuments,
  deleteCorrection,
  deleteDocument,
  findDocuments,
  getDocument,
  getFields,
  getPages,
  getPageSummaries,
  getQueueStatus,
  getResult,
  getStoredFile,
  getTables,
  listCorrections,
  putCorrection,
  retryDocument,
  searchText,
} from '@gemmavision/db/documents';
import { documentPrefix, type ObjectStorage } from '@gemmavision/storage';
import type { HandlersOf } from '../http/handlers.ts';
import { acceptFiles } from './accept-files.ts';
import { fieldsToCsv } from './csv.ts';
import type { PageImages } from './page-images.ts';
import { tableFileHandlers } from './table-files.ts';
import { receiveFiles, type UploadLimits } from './receive-files.ts';

export interface DocumentDependencies {
  database: Database;
  storage: ObjectStorage;
  pageImages: PageImages;
  limits: UploadLimits;
  /** Tells the dispatcher that there is work. Best effort: it must not fail and must not hold up the answer. */
  wakeDispatcher: () => void;
}

const aDay = 24 * 60 * 60;

/** Uploads, results and deeds on documents. */
export function documentHandlers(dependencies: DocumentDependencies): HandlersOf<typeof documentsContract> {
  const { database, storage, pageImages, limits, wakeDispatcher } = dependencies;
  return {
    'POST /api/documents': async ({ actor, request }) => {
      const files = await receiveFiles(request, actor.teamId, storage, limits);
      const accepted = await acceptFiles(database, storage, actor, files);
      wakeDispatcher();
      const [first, ...others] = accepted;
      return first && others.length === 0 ? first : accepted;
    },

    'GET /api/documents': ({ actor, query }) => findDocuments(database, actor.teamId, query),

    'GET /api/documents/counts': ({ actor }) => countDocuments(database, actor.teamId),

    'GET /api/documents/queue': ({ actor }) => getQueueStatus(database, actor.teamId),

    'GET /api/documents/:id': ({ actor, params }) => getDocument(database, actor.teamId, params.id),

    'GET /api/documents/:id/text': async ({ actor, params, query }) => ({
      pages: await getPages(database, actor.teamId, params.id, query.page),
    }),

    'GET /api/documents/:id/search': ({ actor, params, query }) =>
      searchText(database, actor.teamId, params.id, query.q),

    'GET /api/documents/:id/pages': async ({ actor, params }) => ({
      items: await getPageSummaries(database, actor.teamId, params.id),
      nextCursor: null,
    }),

    'GET /api/documents/:id/fields': ({ actor, params }) => getFields(database, actor.teamId, params.id),

    'GET /api/documents/:id/tables': async ({ actor, params }) => ({
      items: await getTables(database, actor.teamId, params.id),
      nextCursor: null,
    }),

    ...tableFileHandlers(database),

    'GET /api/documents/:id/fields.csv': async ({ actor, params }) => {
      const fields = await getFields(database, actor.teamId, params.id);
      const { fileName } = await getDocument(database, actor.teamId, params.id);
      return csv(fieldsToCsv(fields), `${fileName}.fields.csv`);
    },

    'GET /api/documents/:id/result': ({ actor, params }) => getResult(database, actor.teamId, params.id),

    'GET /api/documents/:id/corrections': async ({ actor, params }) => ({
      items: await listCorrections(database, actor.teamId, params.id),
      nextCursor: null,
    }),

    'PUT /api/documents/:id/corrections': ({ actor, params, body }) =>
      putCorrection(database, actor, params.id, body),

    'DELETE /api/documents/:id/corrections/:correctionId': ({ actor, params, query }) =>
      deleteCorrection(database, actor, params.id, params.correctionId, query.version),

    'GET /api/documents/:id/pages/:page.png': async ({ actor, params, query }) => {
      const file = await getStoredFile(database, actor.teamId, params.id);
      if (file.pageCount !== null && params.page > file.pageCount) {
        throw new AppError('not_found', `The document has ${file.pageCount} pages.`, {
          facts: { pages: file.pageCount },
        });
      }
      const content = await pageImages.get({
        teamId: actor.teamId,
        documentId: file.id,
        storageKey: file.storageKey,
        page: params.page,
        dpi: query.dpi,
      });
      return { content, mediaType: 'image/png', maxAgeSeconds: aDay };
    },

    'GET /api/documents/:id/original': async ({ actor, params }) => {
      const file = await getStoredFile(database, actor.teamId, params.id);
      return {
        content: await storage.get(file.storageKey),
        mediaType: file.mediaType,
        downloadAs: file.fileName,
      };
    },

    'DELETE /api/documents/:id': async ({ actor, params }) => {
      const { id } = await getStoredFile(database, actor.teamId, params.id);
      // The files first: should either step fail, the document is still listed and can be deleted again.
      await storage.removePrefix(documentPrefix(actor.teamId, id));
      await deleteDocument(database, actor, id);
    },

    'POST /api/documents/:id/retry': async ({ actor, params, body }) => {
      await retryDocument(database, actor, params.id, body);
      wakeDispatcher();
      return getDocument(database, actor.teamId, params.id);
    },
  };
}

function csv(content: string, downloadAs: string) {
  return { content, mediaType: 'text/csv; charset=utf-8', downloadAs };
}
