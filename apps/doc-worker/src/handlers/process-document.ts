import type { Logger } from 'pino';
import {
  documentReasons,
  ocrEngines,
  pageSegmentations,
  type OcrEngine,
} from '@gemmavision/domain/documents';
import type { Database } from '@gemmavision/db';
import {
  releaseDocument,
  saveReason,
  saveResult,
  saveResultsTogether,
  takeDocuments,
  type QueuedDocument,
  type ReadDocument,
  type TakenDocument,
} from '@gemmavision/db/processing';
import { shippedModel, type DocumentReader } from '@gemmavision/documents-io';
import type { ObjectStorage } from '@gemmavision/storage';
import type { Dispatcher } from '../processing/dispatcher.ts';
import { isTransient } from '../processing/is-transient.ts';
import { createGathering } from '../processing/gather.ts';
import { createLeases, type Leases } from '../processing/leases.ts';

export interface ProcessDependencies {
  database: Database;
  storage: ObjectStorage;
  reader: DocumentReader;
  logger: Logger;
  dispatcher: Dispatcher;
  workerId: string;
  leaseMilliseconds: number;
  defaultEngine: OcrEngine;
  /** Where the models of languages joined by + are; undefined for those that are shipped. Throws where one is missing. */
  tessdataPathFor: (languages: string) => string | undefined;
  /** Aborted when the worker must go now: documents under way are given back. */
  giveUp: AbortSignal;
}

/** What ends or begins within so long goes to the database together; nobody waits for a document so shortly. */
const lingerMilliseconds = 3;
/** Pages and tables that are written together; what has more of them by itself is written by itself. */
const mostRowsTogether = 50;

/**
 * Reads one document: takes it, reads it in a child process, writes what came out. Safe to run twice. What many do at
 * the same time, they do in one statement or transaction: taking, prolonging leases, writing results of a team.
 */
export function processDocumentWith(dependencies: ProcessDependencies) {
  const { database, logger, dispatcher, workerId, leaseMilliseconds } = dependencies;
  const leases = createLeases(dependencies);
  const take = createGathering<QueuedDocument, TakenDocument | null>({
    work: async (documents) => {
      const taken = await takeDocuments(database, documents, workerId, leaseMilliseconds);
      return documents.map(({ id, attempt }) => {
        // Each goes to one job only, should the queue have delivered one twice.
        const at = taken.findIndex((one) => one.id === id && one.attempt === attempt + 1);
        return taken.splice(at === -1 ? taken.length : at, 1)[0] ?? null;
      });
    },
    most: 64,
    lingerMilliseconds,
  });
  const save = createGathering<ReadDocument, boolean>({
    work: async (documents) => {
      const written = await saveResultsTogether(database, documents[0]!.taken.teamId, documents);
      return documents.map((one) => written.has(one.taken.id) || saveAlone(dependencies, one));
    },
    workAlone: (one) => saveAlone(dependencies, one),
    keyOf: ({ taken }) => taken.teamId,
    weightOf: ({ result }) => Math.max(1, result.pages.length + result.tables.length),
    most: mostRowsTogether,
    lingerMilliseconds,
  });
  return async ({ documentId, attempt }: { documentId: string; attempt: number }): Promise<void> => {
    dispatcher.noteTaken();
    const taken = await take({ id: documentId, attempt });
    if (!taken) return;
    const started = performance.now();
    const outcome = await readTaken(dependencies, { leases, save }, taken);
    logger.info(
      {
        document: taken.id,
        attempt: taken.attempt,
        outcome,
        milliseconds: Math.round(performance.now() - started),
      },
      'document',
    );
  };
}

function saveAlone({ database }: ProcessDependencies, one: ReadDocument): Promise<boolean> {
  return saveResult(database, one.taken, one.result, one.readMilliseconds);
}

/** What became of an attempt, for the log. */
type Outcome = 'DONE' | 'lease lost' | 'given back' | `reason: ${string}`;

async function readTaken(
  dependencies: ProcessDependencies,
  { leases, save }: { leases: Leases; save: (one: ReadDocument) => Promise<boolean> },
  taken: TakenDocument,
): Promise<Outcome> {
  const { database, storage, reader, logger, giveUp } = dependencies;
  const lease = leases.hold(taken);
  try {
    const model = modelFor(dependencies, taken);
    if (model === null) {
      const message = `The worker has no OCR model for ${taken.ocrLanguages}. Have it read again in another language.`;
      await saveReason(database, taken, { code: 'internal', message });
      return 'reason: internal';
    }
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
          ...model,
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
      return (await save({ taken, result: outcome.result, readMilliseconds })) ? 'DONE' : 'lease lost';
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
    lease.end();
  }
}

/**
 * The Tesseract model of the languages that somebody chose for the document; the worker’s own where nobody did. Null:
 * this worker has it not, or not any more.
 */
function modelFor({ tessdataPathFor, logger }: ProcessDependencies, { id, ocrLanguages }: TakenDocument) {
  if (ocrLanguages === null) return {};
  try {
    return { tessdataPath: tessdataPathFor(ocrLanguages) ?? shippedModel };
  } catch (error) {
    logger.error({ document: id, err: error }, 'no OCR model');
    return null;
  }
}

/** Longest pause before a document is asked for again that could not be fetched. */
const longestPauseMilliseconds = 30_000;

/** Doubles with every time that the document was given back: a storage that is away for hours is not asked each second. */
function pauseMilliseconds({ attempt, attemptsInRow }: TakenDocument): number {
  const pause = Math.min(longestPauseMilliseconds, 500 * 2 ** (attempt - attemptsInRow));
  // Not all at once: they were given back together, when the storage went away.
  return pause * (0.75 + Math.random() / 2);
}
