import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { checkDatabase, createDatabase } from '@gemmavision/db';
import { onAuditHead } from '@gemmavision/db/audit';
import { removeWorker, signOfLife } from '@gemmavision/db/processing';
import { deleteOldDeliveries } from '@gemmavision/db/webhooks';
import { createDocumentReader, type DocumentReader } from '@gemmavision/documents-io';
import { createLlmClient } from '@gemmavision/llm';
import { chooseQueueStore, createReceiver, createSender } from '@gemmavision/queue';
import { jobDefinitions, processDocument } from '@gemmavision/queue/definitions';
import { portalQuotas, secretsKeyOf, type Settings } from '@gemmavision/settings';
import { createStorage } from '@gemmavision/storage';
import { archiveLimits } from './archives/archive-limits.ts';
import { createArchiveSweep } from './archives/sweep-archives.ts';
import { unpackWaiting } from './archives/take-archives.ts';
import { noteEnds, sealForgotten } from './batches/close-batches.ts';
import { deleteDueDocuments } from './governance/delete-due-documents.ts';
import { createOrphanSweep } from './governance/sweep-orphans.ts';
import { createHandlers } from './handlers/index.ts';
import { askWaiting } from './llm-readings/ask-waiting.ts';
import { offeredLanguages, tessdataPathFor } from './ocr-models.ts';
import { readWaitingPages } from './page-readings/read-pages.ts';
import { createDispatcher } from './processing/dispatcher.ts';
import { repeat } from './processing/repeat.ts';
import { reconcile } from './processing/reconciler.ts';
import { createWatch, placesOf } from './watched-places/watch-places.ts';
import { createWebhookSender } from './webhooks/webhook-sender.ts';

export interface WorkerOptions {
  settings: Settings;
  databaseUrl: string;
  logger: Logger;
  version: string;
  /** In place of reading in child processes, as what measures everything around the reading wants it. */
  reader?: DocumentReader;
}

export interface RunningWorker {
  id: string;
  /** Takes no more documents, gives those under way some time to end, then gives the rest back. */
  close(): Promise<void>;
}

/**
 * How long documents under way may take to end after the worker was asked to go. Less than the thirty seconds that the
 * launcher and docker-compose.yml wait: a worker that is killed gives nothing back, and that counts as an attempt.
 */
const drainMilliseconds = 25_000;

/** Wires one worker: receives jobs, hands out documents, brings back lost ones, and says that it is alive. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { settings, databaseUrl, logger, version } = options;
  const id = randomUUID();
  const concurrency = settings.workerConcurrency;
  const database = createDatabase(databaseUrl, { reach: 'all' });
  onAuditHead(database, (head) => logger.info({ audit: head }, 'audit head'));
  // Without it nothing works, and a queue that is opened without it does not come back: better to be started again.
  await checkDatabase(database);
  const storage = createStorage(settings);
  const store = chooseQueueStore({
    redisUrl: settings.redisUrl,
    queuePrefix: settings.queuePrefix,
    databaseUrl,
  });
  const onError = (error: Error) => logger.warn({ error: error.message }, 'queue');
  const limits = {
    maxPages: settings.maxPages,
    maxBytes: settings.maxUploadBytes,
    wallMilliseconds: settings.documentTimeoutMilliseconds,
    maxResidentBytes: settings.documentMemoryBytes,
  };
  const tessdataPath = tessdataPathFor(settings.ocrLanguages, settings.dataDir);
  const models = tessdataPath === undefined ? {} : { tessdataPath };
  const reader = options.reader ?? createDocumentReader({ children: concurrency, limits, ...models });
  const giveUp = new AbortController();
  const sender = createSender(store, processDocument, onError);
  const dispatcher = createDispatcher({ database, sender, logger, places: concurrency });
  const handlers = createHandlers({
    database,
    storage,
    reader,
    logger,
    dispatcher,
    workerId: id,
    leaseMilliseconds: settings.leaseMilliseconds,
    defaultEngine: settings.ocrEngine,
    tessdataPathFor: (languages: string) => tessdataPathFor(languages, settings.dataDir),
    giveUp: giveUp.signal,
  });
  const receivers = [
    createReceiver(store, jobDefinitions.processDocument, handlers.processDocument, { concurrency, onError }),
    createReceiver(store, jobDefinitions.wakeDispatcher, handlers.wakeDispatcher, {
      concurrency: 1,
      onError,
    }),
  ];

  const pageReadings = {
    database,
    storage,
    logger,
    limits,
    models,
    leaseMilliseconds: settings.leaseMilliseconds,
    giveUp: giveUp.signal,
  };
  const secretsKey = await secretsKeyOf(settings);
  const llmReadings = {
    database,
    storage,
    reader,
    logger,
    client: createLlmClient(),
    secretsKey,
    leaseMilliseconds: settings.leaseMilliseconds,
    giveUp: giveUp.signal,
  };
  const webhooks = createWebhookSender({
    database,
    logger,
    settings: { secretsKey, publicUrl: settings.publicUrl, version },
    giveUp: giveUp.signal,
  });
  const archives = {
    database,
    storage,
    logger,
    limits: archiveLimits(settings),
    quotas: portalQuotas(settings),
    onDocuments: () => void dispatcher.run().catch(() => undefined),
    leaseMilliseconds: settings.leaseMilliseconds,
    giveUp: giveUp.signal,
  };
  const watch = createWatch({
    database,
    databaseUrl,
    storage,
    logger,
    places: placesOf(settings),
    mostBytes: settings.maxUploadBytes,
    quotas: portalQuotas(settings),
    onDocuments: archives.onDocuments,
    giveUp: giveUp.signal,
    now: () => new Date(),
  });
  const sweepOrphans = createOrphanSweep({ database, storage, logger, giveUp: giveUp.signal });
  const sayAlive = () =>
    signOfLife(database, {
      id,
      hostName: hostname(),
      version,
      concurrency,
      residentBytes: process.memoryUsage().rss,
      ocrLanguages: offeredLanguages(settings.dataDir),
    });
  const repeated = [
    repeat('sign of life', 3_000, sayAlive, logger),
    repeat('reconcile', 1_000, () => reconcile(database, logger), logger),
    repeat('dispatch', 1_000, dispatcher.run, logger),
    repeat('read pages again', 1_000, () => readWaitingPages(pageReadings), logger),
    repeat('delete what is due', 60_000, () => deleteDueDocuments({ database, storage, logger }), logger),
    repeat('sweep orphans', 3_600_000, sweepOrphans, logger),
    repeat('unpack archives', 1_000, () => unpackWaiting(archives), logger),
    repeat('sweep archives', 600_000, createArchiveSweep({ database, storage, logger }), logger),
    repeat('watch places', settings.watchMilliseconds, watch, logger),
    repeat('ask models', 1_000, () => askWaiting(llmReadings), logger),
    repeat('end batches', 1_000, () => noteEnds(database, logger), logger),
    repeat('seal idle batches', 60_000, () => sealForgotten(database, logger), logger),
    repeat('tell webhooks', 1_000, webhooks.run, logger),
    repeat('forget deliveries', 600_000, () => deleteOldDeliveries(database), logger),
  ];
  logger.info({ worker: id, concurrency, queue: store.kind }, 'working');

  return {
    id,
    close: async () => {
      const drained = setTimeout(() => giveUp.abort(), drainMilliseconds);
      await Promise.allSettled([
        webhooks.close(),
        ...repeated.map((r) => r.stop()),
        ...receivers.map((r) => r.close()),
      ]);
      clearTimeout(drained);
      await Promise.allSettled([sender.close(), reader.close(), removeWorker(database, id)]);
      await database.$disconnect();
    },
  };
}
