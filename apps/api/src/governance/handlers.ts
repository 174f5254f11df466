import type { Database } from '@gemmavision/db';
import { getDocument, purgeDocument } from '@gemmavision/db/documents';
import {
  classifyDocument,
  findTrash,
  getTeamRules,
  holdDocument,
  previewRetention,
  putTeamRules,
  releaseDocument,
  restoreDocument,
} from '@gemmavision/db/governance';
import type { governanceContract } from '@gemmavision/domain/governance';
import { documentPrefix, type ObjectStorage } from '@gemmavision/storage';
import { recordFor } from '../documents/seen-document.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlersOf } from '../http/handlers.ts';
import { doInBulk } from './do-in-bulk.ts';

export interface GovernanceDependencies {
  database: Database;
  storage: ObjectStorage;
  /** Tells the dispatcher that there is work. Best effort. */
  wakeDispatcher: () => void;
}

/** Class, legal hold, trash and retention of documents. */
export function governanceHandlers(
  dependencies: GovernanceDependencies,
): HandlersOf<typeof governanceContract> {
  const { database, storage, wakeDispatcher } = dependencies;
  const record = async (actor: Actor, id: string) =>
    recordFor(actor, await getDocument(database, actor.teamId, id));
  return {
    'PATCH /api/documents/:id': async ({ actor, params: { id }, body }) => {
      await classifyDocument(database, actor, id, body);
      return record(actor, id);
    },

    'PUT /api/documents/:id/hold': async ({ actor, params: { id }, body }) => {
      await holdDocument(database, actor, id, body.reason);
      return record(actor, id);
    },

    'DELETE /api/documents/:id/hold': async ({ actor, params: { id }, body }) => {
      await releaseDocument(database, actor, id, body.reason);
      return record(actor, id);
    },

    'GET /api/documents/trash': ({ actor, query }) => findTrash(database, actor.teamId, query),

    'POST /api/documents/:id/restore': async ({ actor, params: { id } }) => {
      await restoreDocument(database, actor, id);
      wakeDispatcher();
      return record(actor, id);
    },

    'DELETE /api/documents/:id/for-good': ({ actor, params: { id } }) =>
      purgeDocument(database, actor, id, filesIn(storage)),

    'POST /api/documents/bulk': async ({ actor, body }) => {
      const results = await doInBulk({ database, removeFiles: filesIn(storage) }, actor, body);
      wakeDispatcher();
      return { results };
    },

    'GET /api/team/rules': ({ actor }) => getTeamRules(database, actor.teamId),

    'PUT /api/team/rules': ({ actor, body }) => putTeamRules(database, actor, body),

    'POST /api/team/rules/preview': ({ actor, body }) =>
      previewRetention(database, actor.teamId, body.retentionDays),
  };
}

/** Removes all that is stored of a document. */
export function filesIn(storage: ObjectStorage) {
  return (teamId: string, documentId: string) => storage.removePrefix(documentPrefix(teamId, documentId));
}
