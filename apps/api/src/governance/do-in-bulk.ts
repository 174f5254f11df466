import type { Database } from '@gemmavision/db';
import { deleteDocument, purgeDocument, retryDocument } from '@gemmavision/db/documents';
import {
  classifyDocument,
  holdDocument,
  releaseDocument,
  restoreDocument,
  type RemoveFiles,
} from '@gemmavision/db/governance';
import { bulkRights, type BulkRequest, type BulkResult } from '@gemmavision/domain/governance';
import { requireAccess, type Actor } from '../http/actor.ts';
import { toProblem } from '../http/problem.ts';

interface BulkDependencies {
  database: Database;
  removeFiles: RemoveFiles;
}

/**
 * Does one thing to each document, in a transaction of its own that checks team, hold and state anew: what one of them
 * is refused does not keep the others from it. Throws not_allowed where the person may not do it at all.
 */
export async function doInBulk(
  dependencies: BulkDependencies,
  actor: Actor,
  request: BulkRequest,
): Promise<BulkResult['results']> {
  requireAccess(bulkRights[request.action], actor);
  const results: BulkResult['results'] = [];
  for (const id of new Set(request.ids)) {
    const problem = await doOne(dependencies, actor, request, id).then(
      () => null,
      (error: unknown) => toProblem(error),
    );
    results.push({ id, problem: problem && { code: problem.code, detail: problem.detail } });
  }
  return results;
}

function doOne(
  { database, removeFiles }: BulkDependencies,
  actor: Actor,
  request: BulkRequest,
  id: string,
): Promise<void> {
  switch (request.action) {
    case 'delete':
      return deleteDocument(database, actor, id, removeFiles);
    case 'restore':
      return restoreDocument(database, actor, id);
    case 'purge':
      return purgeDocument(database, actor, id, removeFiles);
    case 'retry':
      return retryDocument(database, actor, id, {});
    case 'classify':
      return classifyDocument(database, actor, id, request);
    case 'hold':
      return holdDocument(database, actor, id, request.reason);
    case 'release':
      return releaseDocument(database, actor, id, request.reason);
  }
}
