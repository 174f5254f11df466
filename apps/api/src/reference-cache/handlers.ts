import type { Database } from '@gemmavision/db';
import { appendAuditEvent } from '@gemmavision/db/audit';
import { dropKeptReference, readReferenceState } from '@gemmavision/db/reference';
import type { referenceContract } from '@gemmavision/domain/reference';
import type { HandlersOf } from '../http/handlers.ts';
import type { ReferenceCache } from './reference-cache.ts';

/** How fresh reference data is, and what of it is kept ready. */
export function referenceHandlers({
  database,
  cache,
}: {
  database: Database;
  cache: ReferenceCache;
}): HandlersOf<typeof referenceContract> {
  return {
    'GET /api/reference/state': async () => {
      const { changedAt, datasets } = await readReferenceState(database);
      return {
        changedAt: changedAt?.toISOString() ?? null,
        datasets: datasets.map(({ loadedAt, ...set }) => ({ ...set, loadedAt: loadedAt.toISOString() })),
      };
    },

    'GET /api/reference/cache': () => cache.measure(),

    'DELETE /api/reference/cache': async ({ actor, request }) => {
      await database.$transaction(async (transaction) => {
        await dropKeptReference(transaction);
        const { teamId, userId: actorId } = actor;
        await appendAuditEvent(transaction, {
          teamId,
          actorId,
          action: 'cache.cleared',
          subject: 'reference',
          ...(request.ip !== undefined && { ipAddress: request.ip }),
        });
      });
      await cache.clear();
    },
  };
}
