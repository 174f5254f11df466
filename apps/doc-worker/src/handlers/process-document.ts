import type { Logger } from 'pino';
import {
  documentReasons,
  ocrEngines,
  pageSegmentations,
  type DocumentProgress,
  type OcrEngine,
} from '@gemmavision/domain/documents';
import type { Database } from '@gemmavision/db';
import {
  releaseDocument,
  renewLease,
  saveReason,
  saveResult,
  takeDocument,
  type TakenDocument,
} from '@gemmavision/db/processing';
import type { DocumentReader } from '@gemmavision/documents-io';
import type { ObjectStorage } from '@gemmavision/storage';
import type { Dispatcher } from '../processing/dispatcher.ts';
import { isTransient } from '../processing/is-transient.ts';

export interface ProcessDependencies {
  database: Database;
  storage: ObjectStorage;
  reader: DocumentReader;
  logger: Logger;
  dispatcher: Dispatcher;
  workerId: string;
  leaseMilliseconds: number;
  defaultEngine: OcrEngine;
  /** Aborted when the worker must go now: documents under way are given back. */
  giveUp: AbortSignal;
}

/** Reads one document: takes it, reads it in a child process, writes what came out. Safe to run twice. */
export function processDocumentWith(dependencies: ProcessDependencies) {
  const { database, logger, dispatcher, workerId, leaseMilliseconds } = dependencies;
  return async ({ documentId, attempt }: { documentId: string; attempt: number }): Promise<void> => {
    const taken = await takeDocument(database, documentId, attempt, workerId, leaseMilliseconds);
    if (!taken) return;
    const started = performance.now();
    const outcome = await readTaken(dependencies, taken);
    logger.info(
      {
        document: taken.id,
        attempt: taken.attempt,
        outcome,
        milliseconds: Math.round(performance.now() - started),
      },
      'document',
    );
    void dispatcher.run().catch(() => undefined);
  };
}

/** What became of an attempt, for the log. */
type Outcome = 'DONE' | 'lease lost' | 'given back' | `reason: ${string}`;

async function readTaken(dependencies: ProcessDependencies, taken: TakenDocument): Promise<Outcome> {
  const { database, storage, reader, logger, giveUp } = dependencies;
  const lease = keepLease(dependencies, taken);
  try {
    const original = await storage.getToFile(taken.storageKey);
    try {
      const started = performance.now();
      const outcome = await reader.read(
        {
          path: original.path,
          fileName: taken.fileName,
          sha256: taken.sha256,
          engine: ocrEngines.find((engine) => engine === taken.engine) ?? dependencies.defaultEngine,
          pageSegmentation: pageSegmentations.find((mode) => mode.value === taken.pageSegmentation)?.value,
        },
        lease.note,
        AbortSignal.any([giveUp, lease.lost]),
      );
      const readMilliseconds = performance.now() - started;
      if (!outcome.ok) {
        await saveReason(database, taken, outcome.reason, readMilliseconds);
        return `reason: ${outcome.reason.code}`;
      }
      lease.note({ stage: 'saving', page: outcome.result.pages.length, pages: outcome.result.pages.length });
      return (await saveResult(database, taken, outcome.result, readMilliseconds)) ? 'DONE' : 'lease lost';
    } finally {
      await original.dispose();
    }
  } catch (error) {
    // Reading that is broken off rejects: that says nothing about the document.
    if (lease.lost.aborted) return 'lease lost';
    if (giveUp.aborted) {
      await releaseDocument(database, taken, 0);
      return 'given back';
    }
    if (isTransient(error)) {
      // It counts as no attempt: with the place of the files away, three are over in seconds.
      logger.warn({ document: taken.id, err: error }, 'not possible at the moment');
      await releaseDocument(database, taken, pauseMilliseconds(taken));
      return 'given back';
    }
    // The storage or the database failed us: the document is innocent and gets another attempt.
    logger.error({ document: taken.id, err: error }, 'attempt failed');
    await saveReason(database, taken, { code: 'internal', message: documentReasons.internal });
    return 'reason: internal';
  } finally {
    await lease.stop();
  }
}

/** Longest pause before a document is asked for again that could not be fetched. */
const longestPauseMilliseconds = 30_000;

/** Doubles with every time that the document was given back: a storage that is away for hours is not asked each second. */
function pauseMilliseconds({ attempt, attemptsInRow }: TakenDocument): number {
  return Math.min(longestPauseMilliseconds, 500 * 2 ** (attempt - attemptsInRow));
}

/** Prolongs the lease three times per term and carries the progress along. `lost` fires when another has taken over. */
function keepLease({ database, leaseMilliseconds, logger }: ProcessDependencies, taken: TakenDocument) {
  const lost = new AbortController();
  let progress: DocumentProgress = { stage: 'opening', page: 0, pages: 0 };
  let lastRenewal = Promise.resolve();
  const renew = async () => {
    try {
      const isOurs = await renewLease(database, taken.id, taken.attempt, leaseMilliseconds, progress);
      if (!isOurs) lost.abort();
    } catch (error) {
      logger.warn({ document: taken.id, error: String(error) }, 'lease not renewed');
    }
  };
  const timer = setInterval(() => (lastRenewal = renew()), Math.min(1_000, leaseMilliseconds / 3));
  return {
    lost: lost.signal,
    note: (next: DocumentProgress) => {
      progress = next;
    },
    stop: async () => {
      clearInterval(timer);
      await lastRenewal;
    },
  };
}
