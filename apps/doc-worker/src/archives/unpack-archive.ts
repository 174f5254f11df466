import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AppError } from '@gemmavision/domain/errors';
import type { Quotas } from '@gemmavision/domain/governance';
import type { Database } from '@gemmavision/db';
import {
  countArchive,
  saveUnpacked,
  type RefusedEntry,
  type TakenArchive,
  type Unpacked,
} from '@gemmavision/db/batches/archives';
import type { StoredFile } from '@gemmavision/db/documents';
import { documentPrefix, originalKey, type ObjectStorage } from '@gemmavision/storage';
import { ArchiveRefused, EntryRefused } from './archive-error.ts';
import { openArchive, type ArchivedFile, type ArchiveLimits, type OpenArchive } from './open-archive.ts';
import { readEntry } from './read-entry.ts';

export interface UnpackDependencies {
  database: Database;
  storage: ObjectStorage;
  limits: ArchiveLimits;
  /** The portal’s own; a team may have others. */
  quotas: Quotas;
  /** Documents wait to be handed out. Best effort. */
  onDocuments: () => void;
}

/** What became of an attempt that did not fail. `unfinished`: others wait, and it was asked to let them go first. */
export type UnpackOutcome = 'DONE' | 'lease lost' | 'unfinished';

/** Files that become documents in one transaction. What a worker loses when it dies is less than that. */
const portionFiles = 25;

/** Files that are unpacked at a time: more would keep the disk from others. */
const lanes = 2;

/**
 * Unpacks an archive from where the attempt before left off, portion by portion; each portion is documents and refusals
 * when it is written, and none is written twice. Asks `goesOn` before each.
 *
 * Throws ArchiveRefused for what lies in the archive or its team; anything else lies in us.
 */
export async function unpackArchive(
  dependencies: UnpackDependencies,
  taken: TakenArchive,
  goesOn: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<UnpackOutcome> {
  const { database, storage, limits } = dependencies;
  const local = await storage.getToFile(taken.storageKey);
  try {
    const archive = await openArchive(local.path, limits);
    try {
      await countArchive(database, taken, archive.files.length);
      await removeLeftovers(storage, taken, archive);
      return await unpackRest(dependencies, taken, archive, goesOn, signal);
    } finally {
      archive.close();
    }
  } finally {
    await local.dispose();
  }
}

async function unpackRest(
  dependencies: UnpackDependencies,
  taken: TakenArchive,
  archive: OpenArchive,
  goesOn: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<UnpackOutcome> {
  const { files } = archive;
  const before = files.slice(0, taken.unpacked).reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  const count = countBytes(dependencies.limits, before, signal);
  let done = taken.unpacked;
  do {
    const portion = files.slice(done, done + portionFiles);
    const upTo = done + portion.length;
    const unpacked = await unpackPortion(dependencies, taken, archive, portion, count);
    const isEnd = upTo === files.length;
    if (!(await keep(dependencies, taken, { ...unpacked, upTo, isEnd }))) return 'lease lost';
    if (unpacked.documents.length > 0) dependencies.onDocuments();
    done = upTo;
    if (!isEnd && !(await goesOn())) return 'unfinished';
  } while (done < files.length);
  return 'DONE';
}

/** Hears of every byte that is unpacked: ends it where they are too many in all, or where the worker has to stop. */
function countBytes({ unpackedBytes }: ArchiveLimits, before: number, signal: AbortSignal) {
  let total = before;
  return (bytes: number) => {
    signal.throwIfAborted();
    total += bytes;
    if (total > unpackedBytes) throw new ArchiveRefused('too_large');
  };
}

interface PortionOutcome {
  documents: StoredFile[];
  refusals: RefusedEntry[];
}

/** Stores the documents among some files. Where that fails, none of them stays. */
async function unpackPortion(
  { storage, limits }: UnpackDependencies,
  taken: TakenArchive,
  { zip }: OpenArchive,
  portion: readonly ArchivedFile[],
  count: (bytes: number) => void,
): Promise<PortionOutcome> {
  const outcomes: (StoredFile | RefusedEntry)[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < portion.length; at = next++) {
      const file = portion[at];
      if (file === undefined) return;
      const source = `archive:${taken.id}/${file.index}`;
      try {
        const { mediaType, content } = await readEntry(zip, file, limits, count);
        const id = documentIdOf(taken, file, taken.attempt);
        const storageKey = originalKey(taken.teamId, id);
        const { bytes, sha256 } = await storage.put(
          storageKey,
          Readable.from(content, { objectMode: false }),
        );
        outcomes[at] = { id, fileName: file.name, mediaType, sizeBytes: bytes, sha256, storageKey, source };
      } catch (error) {
        const refused = foundIn(error, EntryRefused);
        if (refused === null) {
          next = portion.length;
          throw error;
        }
        outcomes[at] = { fileName: file.name, source, reason: refused.reason };
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failure = ended.find((lane) => lane.status === 'rejected');
  const documents = outcomes.filter((outcome): outcome is StoredFile => 'storageKey' in outcome);
  if (failure) {
    await remove(storage, taken, documents);
    throw foundIn(failure.reason, ArchiveRefused) ?? failure.reason;
  }
  const refusals = outcomes.filter((outcome): outcome is RefusedEntry => 'reason' in outcome);
  return { documents, refusals };
}

/** The store wraps what ends a content in an error of its own. */
function foundIn<E>(error: unknown, kind: new (...args: never[]) => E): E | null {
  if (error instanceof kind) return error;
  const isWrapper = typeof error === 'object' && error !== null && 'cause' in error;
  return isWrapper ? foundIn(error.cause, kind) : null;
}

/** Writes a portion down. Where not all of it fits into a quota, as much as fits; then it is over. */
async function keep(
  { database, storage, quotas }: UnpackDependencies,
  taken: TakenArchive,
  unpacked: Unpacked,
): Promise<boolean> {
  const { documents, refusals, upTo } = unpacked;
  const without = upTo - documents.length;
  let kept = 0;
  const keepOneByOne = async () => {
    let isOurs = await saveUnpacked(
      database,
      taken,
      { documents: [], refusals, upTo: without, isEnd: false },
      quotas,
    );
    for (const document of isOurs ? documents : []) {
      const one = { documents: [document], refusals: [], upTo: without + kept + 1, isEnd: false };
      isOurs = await saveUnpacked(database, taken, one, quotas);
      if (!isOurs) return false;
      kept++;
    }
    return isOurs;
  };
  try {
    const isOurs = await saveUnpacked(database, taken, unpacked, quotas).catch((error: unknown) => {
      if (!isQuota(error)) throw error;
      return keepOneByOne();
    });
    if (!isOurs) await remove(storage, taken, documents.slice(kept));
    return isOurs;
  } catch (error) {
    if (!isQuota(error)) throw error;
    await remove(storage, taken, documents.slice(kept));
    throw new ArchiveRefused('quota_exceeded', error.message, error);
  }
}

function isQuota(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'quota_exceeded';
}

/**
 * The id of the document that a file becomes. Known before, so that what a worker stored before it died is found by the
 * next one; another one for each attempt, so that neither removes what is the other’s.
 */
function documentIdOf({ id }: TakenArchive, { index }: ArchivedFile, attempt: number): string {
  const hex = createHash('sha256').update(`${id}/${index}/${attempt}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  // Form and version of RFC 9562: 8 is for ids that are computed.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** What attempts before stored and did not live to write down. It lies within the portion that was under way. */
async function removeLeftovers(
  storage: ObjectStorage,
  taken: TakenArchive,
  { files }: OpenArchive,
): Promise<void> {
  const underWay = files.slice(taken.unpacked, taken.unpacked + portionFiles);
  for (let attempt = Math.max(1, taken.attempt - taken.attemptsInRow); attempt < taken.attempt; attempt++) {
    await remove(
      storage,
      taken,
      underWay.map((file) => ({ id: documentIdOf(taken, file, attempt) })),
    );
  }
}

async function remove(
  storage: ObjectStorage,
  { teamId }: TakenArchive,
  documents: readonly { id: string }[],
) {
  await Promise.allSettled(documents.map(({ id }) => storage.removePrefix(documentPrefix(teamId, id))));
}
