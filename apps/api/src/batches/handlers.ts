import type { Database } from '@gemmavision/db';
import {
  beginBatch,
  cancelBatch,
  findBatches,
  findRefusals,
  getBatch,
  getBatchAttention,
  pauseBatch,
  renameBatch,
  resumeBatch,
  retryBatch,
  sealBatch,
} from '@gemmavision/db/batches';
import { checkOcrLanguages } from '@gemmavision/db/processing';
import type { BatchDeed, batchesContract, HourPrice } from '@gemmavision/domain/batches';
import type { HandlersOf } from '../http/handlers.ts';
import { exportBatch } from './exports/export-batch.ts';

export interface BatchDependencies {
  database: Database;
  /** Of an hour of reading; null: the portal has none. */
  price: HourPrice | null;
  /** Tells the dispatcher that there is work. Best effort. */
  wakeDispatcher: () => void;
}

const deeds: Record<BatchDeed, typeof sealBatch> = {
  seal: sealBatch,
  pause: pauseBatch,
  resume: resumeBatch,
  cancel: cancelBatch,
};

/** Documents that came for one purpose, and what is done to all of them. */
export function batchHandlers(dependencies: BatchDependencies): HandlersOf<typeof batchesContract> {
  const { database, price, wakeDispatcher } = dependencies;
  return {
    'POST /api/batches': async ({ actor, body }) => {
      if (body.ocrLanguages != null) await checkOcrLanguages(database, body.ocrLanguages);
      return getBatch(database, actor.teamId, await beginBatch(database, actor, body), price);
    },

    'GET /api/batches': ({ actor, query }) => findBatches(database, actor.teamId, query, price),

    'GET /api/batches/:id': ({ actor, params }) => getBatch(database, actor.teamId, params.id, price),

    'PATCH /api/batches/:id': async ({ actor, params: { id }, body }) => {
      await renameBatch(database, actor, id, body.name);
      return getBatch(database, actor.teamId, id, price);
    },

    'POST /api/batches/:id/deeds': async ({ actor, params: { id }, body }) => {
      await deeds[body.what](database, actor, id);
      wakeDispatcher();
      return getBatch(database, actor.teamId, id, price);
    },

    'POST /api/batches/:id/retries': async ({ actor, params }) => {
      const retried = await retryBatch(database, actor, params.id);
      wakeDispatcher();
      return { retried };
    },

    'GET /api/batches/:id/attention': ({ actor, params }) =>
      getBatchAttention(database, actor.teamId, params.id),

    'GET /api/batches/:id/refusals': ({ actor, params, query }) =>
      findRefusals(database, actor.teamId, params.id, query),

    'GET /api/batches/:id/results': async ({ actor, params, query }) => {
      const batch = await getBatch(database, actor.teamId, params.id, price);
      return exportBatch(actor, database, batch, query.format);
    },
  };
}
