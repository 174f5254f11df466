import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { acceleratorsContract } from '@gemmavision/domain/accelerators';
import { accessContract } from '@gemmavision/domain/access';
import { archivesContract } from '@gemmavision/domain/archives';
import { auditContract } from '@gemmavision/domain/audit';
import { batchesContract, type HourPrice } from '@gemmavision/domain/batches';
import { benchmarksContract } from '@gemmavision/domain/benchmarks';
import { companiesContract } from '@gemmavision/domain/companies';
import { AppError } from '@gemmavision/domain/errors';
import { documentsContract } from '@gemmavision/domain/documents';
import { governanceContract } from '@gemmavision/domain/governance';
import { llmContract } from '@gemmavision/domain/llm';
import { memoryContract } from '@gemmavision/domain/memory';
import { modelsContract } from '@gemmavision/domain/models';
import { pageReadingsContract } from '@gemmavision/domain/page-readings';
import { portalContract } from '@gemmavision/domain/portal';
import { referenceContract } from '@gemmavision/domain/reference';
import { teamsContract } from '@gemmavision/domain/teams';
import { usageContract } from '@gemmavision/domain/usage';
import { webhooksContract } from '@gemmavision/domain/webhooks';
import { checkDatabase, createDatabase, type Database } from '@gemmavision/db';
import { onAuditHead, type AuditHead } from '@gemmavision/db/audit';
import { createDocumentReader } from '@gemmavision/documents-io';
import { chooseQueueStore, createSender } from '@gemmavision/queue';
import { processDocument, wakeDispatcher } from '@gemmavision/queue/definitions';
import { authSecretOf, portalQuotas, secretsKeyOf, type Settings } from '@gemmavision/settings';
import { createStorage } from '@gemmavision/storage';
import { acceleratorsHandlers } from './accelerators/handlers.ts';
import { createAuth } from './access/auth.ts';
import { accessHandlers, createOwnerFromSettings } from './access/handlers.ts';
import { identifyWith } from './access/identify.ts';
import { serveAuth } from './access/serve-auth.ts';
import { auditHandlers } from './audit/handlers.ts';
import { createDeedRecorder } from './audit/record-deeds.ts';
import { archiveHandlers } from './batches/archive-handlers.ts';
import { batchHandlers } from './batches/handlers.ts';
import { benchmarksHandlers } from './benchmarks/handlers.ts';
import { companiesHandlers } from './companies/handlers.ts';
import { documentHandlers } from './documents/handlers.ts';
import { createPageImages } from './documents/page-images.ts';
import { governanceHandlers } from './governance/handlers.ts';
import { answerErrors } from './http/answer-errors.ts';
import { createApp } from './http/app.ts';
import { limitAddresses, limitRequests, limitsOf } from './http/rate-limits/limit-requests.ts';
import { createRateLimits } from './http/rate-limits/rate-limits.ts';
import { serveContract, type RouteOptions } from './http/routes.ts';
import { bodyLimits, endSilentRequests } from './http/silent-requests.ts';
import { serveWeb } from './http/web.ts';
import { llmHandlers } from './llm/handlers.ts';
import { createMailer } from './mail/mailer.ts';
import { memoryHandlers } from './memory/handlers.ts';
import { modelsHandlers } from './models/handlers.ts';
import { createMetrics } from './operations/metrics.ts';
import { serveOperations } from './operations/routes.ts';
import { pageReadingsHandlers } from './page-readings/handlers.ts';
import { portalHandlers } from './portal/handlers.ts';
import { createRecentLog, type RecentLog } from './portal/recent-log.ts';
import { referenceHandlers } from './reference-cache/handlers.ts';
import { createReferenceCache } from './reference-cache/reference-cache.ts';
import { teamsHandlers } from './teams/handlers.ts';
import { usageHandlers } from './usage/handlers.ts';
import { webhooksHandlers } from './webhooks/handlers.ts';

export interface ServerOptions {
  settings: Settings;
  databaseUrl: string;
  logger: Logger;
  /** Where the logger’s lines go, if it keeps the last of them at hand. */
  recentLog?: RecentLog;
  version: string;
  /** The folder of the built web; left out, only the API is served. */
  webFolder?: string;
  /** Check every answer against the contract. */
  checkAnswers?: boolean;
}

export interface RunningServer {
  port: number;
  /** Shows the rows of every team. */
  database: Database;
  /** Hashes a password as signing in expects it. */
  hashPassword(password: string): Promise<string>;
  /** Lets open requests end, breaks off those that do not, then lets go of everything. */
  close(): Promise<void>;
}

/** Most files that one request may bring; the web sends one each, the API may send more. */
const filesPerUpload = 20;

/**
 * How long open requests may take to end after the api was asked to go, and how long letting go of queue and database
 * may take then. Together less than the ten seconds after which the launcher and most supervisors kill.
 */
const drainMilliseconds = 7_000;
const releaseMilliseconds = 2_000;

/** What an hour of reading is reckoned at; null where nobody said. */
function hourPrice({ workerHourPrice, workerHourCurrency }: Settings): HourPrice | null {
  if (workerHourPrice === undefined) return null;
  return { currency: workerHourCurrency, micros: Math.round(workerHourPrice * 1_000_000) };
}

/** How often what killed processes have left half-written is looked for. */
const sweepMilliseconds = 3_600_000;

/** Wires everything and listens. Rejects when the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { settings, logger } = options;
  const database = createDatabase(options.databaseUrl);
  // For what is not one team’s: figures of the whole portal.
  const everyTeam = createDatabase(options.databaseUrl, { reach: 'all', maxConnections: 3 });
  const logHead = (head: AuditHead) => logger.info({ audit: head }, 'audit head');
  for (const one of [database, everyTeam]) onAuditHead(one, logHead);
  // Without it nothing works: better to end with a reason and be started again.
  await checkDatabase(database);
  const storage = createStorage(settings);
  await storage.check();
  const sweep = () =>
    storage.sweep().catch((error: unknown) => logger.warn({ err: error }, 'storage not swept'));
  // Before anybody uploads, for what a killed api has left; and hourly, for what others have.
  await sweep();
  const sweeping = setInterval(() => void sweep(), sweepMilliseconds).unref();
  const reader = createDocumentReader({ children: 1 });
  const store = chooseQueueStore({
    redisUrl: settings.redisUrl,
    queuePrefix: settings.queuePrefix,
    databaseUrl: options.databaseUrl,
  });
  const tellQueueError = (error: Error) => logger.warn({ error: error.message }, 'queue');
  const queue = createSender(store, wakeDispatcher, tellQueueError);
  // Never sent to from here: to be counted.
  const documentsQueue = createSender(store, processDocument, tellQueueError);
  const sendMail = createMailer(settings);
  const secretsKey = await secretsKeyOf(settings);
  const auth = createAuth(database, settings, await authSecretOf(settings), sendMail);
  await createOwnerFromSettings({ auth, database, settings });

  const rateLimits = createRateLimits({
    limits: limitsOf(settings),
    redisUrl: settings.redisUrl,
    prefix: settings.queuePrefix,
    onError: (error) => logger.warn({ error: error.message }, 'rate limits'),
  });
  const identify = limitRequests(rateLimits, identifyWith(auth, database, settings.publicUrl));
  const metrics = createMetrics({
    everyTeam,
    queues: { documents: documentsQueue.countByState, dispatch: queue.countByState },
  });
  const referenceCache = createReferenceCache({
    database,
    redisUrl: settings.redisUrl,
    // Another version of the portal may answer in another form.
    prefix: `${settings.queuePrefix}:${options.version}`,
    onError: (error) => logger.warn({ error: error.message }, 'cache'),
  });
  const routeOptions: RouteOptions = {
    identify,
    checkAnswers: options.checkAnswers ?? false,
    referenceCache,
    recordDeed: createDeedRecorder(database),
  };
  const pageImages = createPageImages(reader, storage);
  const limits = { uploadBytes: settings.maxUploadBytes, filesPerUpload };

  const app = createApp(logger, settings);
  app.use(metrics.measure);
  const silentRequests = endSilentRequests(bodyLimits);
  app.use(silentRequests.watch);
  app.use('/api/auth', limitAddresses(rateLimits));
  serveAuth(app, auth);
  serveOperations(app, {
    database,
    storage,
    queue,
    logger,
    identify,
    metrics,
    metricsToken: settings.metricsToken,
    publicUrl: settings.publicUrl,
    version: options.version,
  });
  serveContract(
    app,
    accessContract,
    accessHandlers({ auth, database, settings, filesPerUpload }),
    routeOptions,
  );
  serveContract(app, teamsContract, teamsHandlers({ auth, database, settings, sendMail }), routeOptions);
  const tellDispatcher = () => {
    queue.send({}).catch((error: Error) => logger.warn({ error: error.message }, 'wake-up not sent'));
  };
  // Before the documents themselves: `/documents/trash` is no id.
  serveContract(
    app,
    governanceContract,
    governanceHandlers({ database, storage, wakeDispatcher: tellDispatcher }),
    routeOptions,
  );
  serveContract(
    app,
    documentsContract,
    documentHandlers({
      database,
      storage,
      pageImages,
      limits,
      quotas: portalQuotas(settings),
      wakeDispatcher: tellDispatcher,
    }),
    routeOptions,
  );
  serveContract(
    app,
    batchesContract,
    batchHandlers({ database, price: hourPrice(settings), wakeDispatcher: tellDispatcher }),
    routeOptions,
  );
  serveContract(
    app,
    archivesContract,
    archiveHandlers({
      database,
      storage,
      mostBytes: settings.maxArchiveBytes,
      quotas: portalQuotas(settings),
    }),
    routeOptions,
  );
  serveContract(app, llmContract, llmHandlers({ database, pageImages, secretsKey }), routeOptions);
  serveContract(
    app,
    webhooksContract,
    webhooksHandlers({ database, secretsKey, publicUrl: settings.publicUrl }),
    routeOptions,
  );
  serveContract(
    app,
    usageContract,
    usageHandlers({ database, quotas: portalQuotas(settings) }),
    routeOptions,
  );
  serveContract(app, auditContract, auditHandlers({ database }), routeOptions);
  serveContract(app, pageReadingsContract, pageReadingsHandlers({ database }), routeOptions);
  serveContract(app, companiesContract, companiesHandlers({ database }), routeOptions);
  serveContract(app, modelsContract, modelsHandlers({ database }), routeOptions);
  serveContract(app, memoryContract, memoryHandlers({ database }), routeOptions);
  serveContract(app, benchmarksContract, benchmarksHandlers({ database }), routeOptions);
  serveContract(app, acceleratorsContract, acceleratorsHandlers({ database }), routeOptions);
  serveContract(app, referenceContract, referenceHandlers({ database, cache: referenceCache }), routeOptions);
  const queues = { documents: documentsQueue, dispatch: queue };
  serveContract(
    app,
    portalContract,
    portalHandlers({
      database,
      everyTeam,
      storage,
      settings,
      store,
      queue,
      queues,
      logger,
      recentLog: options.recentLog ?? createRecentLog(),
      version: options.version,
    }),
    routeOptions,
  );
  if (options.webFolder !== undefined) serveWeb(app, options.webFolder, settings.publicUrl);
  app.use((request) => {
    throw new AppError('not_found', `There is nothing at ${request.method} ${request.path}.`);
  });
  app.use(answerErrors);

  const server = app.listen(settings.port, settings.host);
  // What is too slow for a body is for endSilentRequests to say: see there.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  return {
    port: (server.address() as AddressInfo).port,
    database: everyTeam,
    hashPassword: async (password) => (await auth.$context).password.hash(password),
    close: async () => {
      const breakOff = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      clearTimeout(breakOff);
      silentRequests.close();
      clearInterval(sweeping);
      referenceCache.close();
      rateLimits.close();
      const released = Promise.allSettled([
        queue.close(),
        documentsQueue.close(),
        reader.close(),
        database.$disconnect(),
        everyTeam.$disconnect(),
      ]);
      await Promise.race([released, sleep(releaseMilliseconds, undefined, { ref: false })]);
    },
  };
}
