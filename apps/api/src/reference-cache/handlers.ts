import { inTeam, type Database } from '@gemmavision/db';
import { appendAuditEvents } from '@gemmavision/db/audit';
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

    'DELETE /api/reference/cache': async ({ actor }) => {
      await inTeam(database, actor.teamId, async (transaction) => {
        await dropKeptReference(transaction);
        await appendAuditEvents(transaction, actor, [{ action: 'cache.cleared', subject: 'reference' }]);
      });
      await cache.clear();
    },
  };
}
