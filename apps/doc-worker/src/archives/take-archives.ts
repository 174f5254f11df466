import type { Logger } from 'pino';
import { archiveReasons, type ArchiveReasonCode } from '@gemmavision/domain/archives';
import { AppError, systemCodeOf } from '@gemmavision/domain/errors';
import { isDatabaseCollision, isDatabaseFull, isDatabaseOutage } from '@gemmavision/db';
import {
  doOthersWait,
  failArchive,
  postponeArchive,
  renewArchive,
  takeArchive,
  type TakenArchive,
} from '@gemmavision/db/batches/archives';
import { ArchiveRefused } from './archive-error.ts';
import { unpackArchive, type UnpackDependencies } from './unpack-archive.ts';

export interface ArchiveDependencies extends UnpackDependencies {
  logger: Logger;
  leaseMilliseconds: number;
  /** Aborted when the worker must go now: the archive under way is given back. */
  giveUp: AbortSignal;
}

/** How long one archive is unpacked while another team waits; then it is their turn. */
const turnMilliseconds = 30_000;

/** Attempts in a row for what passes (outages, a full disk), and the longest pause between them: a quarter of an hour. */
const mostAttemptsInOutage = 12;
const longestPauseMilliseconds = 120_000;

/** Attempts for what should not happen. */
const mostAttempts = 3;

/** Unpacks archives that wait, one after the other. Documents are read meanwhile. */
export async function unpackWaiting(dependencies: ArchiveDependencies): Promise<void> {
  const { database, storage, logger, leaseMilliseconds, giveUp } = dependencies;
  while (!giveUp.aborted) {
    const taken = await takeArchive(database, leaseMilliseconds);
    if (!taken) return;
    const outcome = await unpackTaken(dependencies, taken);
    logger.info({ archive: taken.id, attempt: taken.attempt, outcome }, 'archive');
    // Should this fail, the sweep finds it (sweep-archives.ts).
    if (outcome === 'DONE' || outcome.startsWith('reason')) await storage.remove(taken.storageKey);
  }
}

async function unpackTaken(dependencies: ArchiveDependencies, taken: TakenArchive): Promise<string> {
  const { database, logger, leaseMilliseconds, giveUp } = dependencies;
  const lost = new AbortController();
  const renewal = setInterval(() => {
    renewArchive(database, taken, leaseMilliseconds).then(
      (isOurs) => (isOurs ? undefined : lost.abort()),
      (error: unknown) => logger.warn({ archive: taken.id, error: String(error) }, 'lease not renewed'),
    );
  }, leaseMilliseconds / 3);
  const turnEnds = performance.now() + turnMilliseconds;
  const goesOn = async () =>
    performance.now() < turnEnds || giveUp.aborted || !(await doOthersWait(database, taken.teamId));
  try {
    const outcome = await unpackArchive(dependencies, taken, goesOn, AbortSignal.any([giveUp, lost.signal]));
    if (outcome === 'unfinished') await postponeArchive(database, taken, 0, false);
    return outcome;
  } catch (error) {
    if (lost.signal.aborted) return 'lease lost';
    if (giveUp.aborted) {
      await postponeArchive(database, taken, 0, false);
      return 'given back';
    }
    return await endAttempt(dependencies, taken, error);
  } finally {
    clearInterval(renewal);
  }
}

/** Ends the archive for a reason of its own; what lies in us is tried again. */
async function endAttempt(
  { database, logger }: ArchiveDependencies,
  taken: TakenArchive,
  error: unknown,
): Promise<string> {
  const { attemptsInRow } = taken;
  if (error instanceof ArchiveRefused) {
    await failArchive(database, taken, error.reason);
    return `reason: ${error.reason.code}`;
  }
  const code = codeOf(error);
  logger.warn({ archive: taken.id, attempt: taken.attempt, code, err: error }, 'archive not unpacked');
  if (attemptsInRow >= (code === 'internal' ? mostAttempts : mostAttemptsInOutage)) {
    await failArchive(database, taken, { code, message: archiveReasons[code] });
    return `reason: ${code}`;
  }
  const pause = Math.min(longestPauseMilliseconds, 1_000 * 2 ** attemptsInRow) * (0.5 + Math.random() / 2);
  await postponeArchive(database, taken, pause, true);
  return 'put off';
}

/** What passes, or what should not happen. The copy on this machine, of an archive in S3, needs room as well. */
function codeOf(error: unknown): Extract<ArchiveReasonCode, 'unavailable' | 'storage_full' | 'internal'> {
  const isFull = isDatabaseFull(error) || ['ENOSPC', 'EDQUOT'].includes(systemCodeOf(error) ?? '');
  if (isFull || (error instanceof AppError && error.code === 'storage_full')) return 'storage_full';
  const isAway = isDatabaseOutage(error) || isDatabaseCollision(error);
  return isAway || (error instanceof AppError && error.code === 'unavailable') ? 'unavailable' : 'internal';
}
