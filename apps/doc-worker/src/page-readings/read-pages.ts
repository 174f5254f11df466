import type { Logger } from 'pino';
import {
  defaultOcrEngine,
  documentReasons,
  ocrEngines,
  pageSegmentations,
} from '@gemmavision/domain/documents';
import type { Database } from '@gemmavision/db';
import {
  failPageReading,
  releasePageReading,
  renewPageReading,
  savePageReading,
  takePageReading,
  type TakenPageReading,
} from '@gemmavision/db/page-readings';
import {
  createDocumentReader,
  type DocumentReaderOptions,
  type PageOutcome,
} from '@gemmavision/documents-io';
import type { ObjectStorage } from '@gemmavision/storage';

interface PageReadingDependencies {
  database: Database;
  storage: ObjectStorage;
  logger: Logger;
  limits: DocumentReaderOptions['limits'];
  models: Pick<DocumentReaderOptions, 'tessdataPath'>;
  leaseMilliseconds: number;
  /** Aborted when the worker must go now: the page under way is given back. */
  giveUp: AbortSignal;
}

/**
 * Reads, one after the other, the pages that people want to see read by another engine. Each is read in a process of
 * its own that ends with it, so that its memory is that of this engine alone, and nothing of it stays.
 */
export async function readWaitingPages(dependencies: PageReadingDependencies): Promise<void> {
  const { database, logger, leaseMilliseconds, giveUp } = dependencies;
  while (!giveUp.aborted) {
    const taken = await takePageReading(database, leaseMilliseconds);
    if (!taken) return;
    const outcome = await readTaken(dependencies, taken);
    logger.info({ pageReading: taken.id, attempt: taken.attempt, outcome }, 'page');
  }
}

async function readTaken(dependencies: PageReadingDependencies, taken: TakenPageReading): Promise<string> {
  const { database, logger, leaseMilliseconds, giveUp } = dependencies;
  const lost = new AbortController();
  const renewal = setInterval(() => {
    renewPageReading(database, taken, leaseMilliseconds).then(
      (isOurs) => (isOurs ? undefined : lost.abort()),
      (error: unknown) => logger.warn({ pageReading: taken.id, error: String(error) }, 'lease not renewed'),
    );
  }, leaseMilliseconds / 3);
  try {
    const outcome = await readPage(dependencies, taken, AbortSignal.any([giveUp, lost.signal]));
    if (!outcome.ok) {
      await failPageReading(database, taken, outcome.reason);
      return `reason: ${outcome.reason.code}`;
    }
    await savePageReading(database, taken, outcome);
    return 'DONE';
  } catch (error) {
    if (lost.signal.aborted) return 'lease lost';
    if (giveUp.aborted) {
      await releasePageReading(database, taken);
      return 'given back';
    }
    logger.error({ pageReading: taken.id, err: error }, 'page not read');
    await failPageReading(database, taken, { code: 'internal', message: documentReasons.internal });
    return 'reason: internal';
  } finally {
    clearInterval(renewal);
  }
}

async function readPage(
  { storage, limits, models }: PageReadingDependencies,
  { page, engine, pageSegmentation, storageKey }: TakenPageReading,
  signal: AbortSignal,
): Promise<PageOutcome> {
  const original = await storage.getToFile(storageKey);
  const reader = createDocumentReader({ children: 1, ocrThreads: 1, limits, ...models });
  try {
    const input = {
      path: original.path,
      page,
      engine: ocrEngines.find((known) => known === engine) ?? defaultOcrEngine,
      pageSegmentation: pageSegmentations.find(({ value }) => value === pageSegmentation)?.value,
    };
    return await reader.readPage(input, signal);
  } finally {
    await Promise.all([reader.close(), original.dispose()]);
  }
}
