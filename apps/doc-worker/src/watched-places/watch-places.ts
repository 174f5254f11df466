import path from 'node:path';
import type { Logger } from 'pino';
import { AppError } from '@gemmavision/domain/errors';
import { isDatabaseFull, isDatabaseOutage } from '@gemmavision/db';
import {
  findTeamBySlug,
  inTurn,
  openDailyBatch,
  sealEarlierBatches,
  someSlugs,
} from '@gemmavision/db/watched-places';
import { bucketOf, type Settings, type WatchedPlace } from '@gemmavision/settings';
import { folderInbox, s3Inbox, type Inbox, type InboxFile } from '@gemmavision/storage';
import { takeFile, type OpenPlace, type TakeDependencies } from './take-file.ts';

export interface WatchDependencies extends TakeDependencies {
  databaseUrl: string;
  logger: Logger;
  places: readonly (WatchedPlace & { inbox: Inbox })[];
  /** Aborted when the worker must go now: the rest waits for the next look. */
  giveUp: AbortSignal;
  /** Documents wait to be handed out. Best effort. */
  onDocuments: () => void;
  now: () => Date;
}

/** So many slugs help to find a slip of the pen, and more would fill the log. */
const slugsShown = 10;

/** The watched places of the settings. */
export function placesOf({ watchedFolders, watchedS3Prefixes, s3 }: Settings): WatchDependencies['places'] {
  const folders = watchedFolders.map((place) => ({ ...place, inbox: folderInbox(place.place) }));
  // Checked with the settings: without a bucket of our own there are no prefixes.
  if (s3 === undefined) return folders;
  const prefixes = watchedS3Prefixes.map((place) => {
    const { bucket, prefix } = bucketOf(place.place);
    return { ...place, inbox: s3Inbox({ ...s3, bucket }, prefix) };
  });
  return [...folders, ...prefixes];
}

/**
 * Gives a look at all watched places, for one worker at a time. A place that is away, or whose team is not there yet, is
 * told of in the log, once until that changes, and does not keep the others waiting.
 */
export function createWatch(dependencies: WatchDependencies): () => Promise<void> {
  const { databaseUrl, logger, places, giveUp } = dependencies;
  const problems = new Map<string, string>();
  const seen = new Map<string, Map<string, string>>();
  const lookAt = async (place: WatchDependencies['places'][number]) => {
    const before = seen.get(place.place) ?? new Map<string, string>();
    const now = new Map<string, string>();
    seen.set(place.place, now);
    await look(dependencies, place, before, now);
    if (problems.delete(place.place)) logger.info({ place: place.place }, 'watched place is good again');
  };
  return async () => {
    if (places.length === 0) return;
    await inTurn(databaseUrl, async () => {
      for (const place of places) {
        if (giveUp.aborted) return;
        await lookAt(place).catch((error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          if (problems.get(place.place) === message) return;
          problems.set(place.place, message);
          logger.error({ place: place.place, err: error }, message);
        });
      }
    });
  };
}

/** Takes what is ready, and notes in `seen` what is there, in its state, for the next look. */
async function look(
  dependencies: WatchDependencies,
  place: WatchDependencies['places'][number],
  before: ReadonlyMap<string, string>,
  seen: Map<string, string>,
): Promise<void> {
  const { database, logger, giveUp, onDocuments, now } = dependencies;
  const { inbox } = place;
  const teamId = await findTeamBySlug(database, place.team);
  if (teamId === null) throw await noSuchTeam(dependencies, place);
  await inbox.check();
  const daily = {
    name: nameOfBatches(place),
    day: now().toISOString().slice(0, 10),
    ...(place.classification && { classification: place.classification }),
  };
  await sealEarlierBatches(database, teamId, daily);
  let batch: Promise<string> | undefined;
  const open: OpenPlace = {
    place: place.place,
    inbox,
    teamId,
    batchId: () => (batch ??= openDailyBatch(database, teamId, daily)),
  };
  const counts: Record<string, number> = {};
  try {
    for await (const file of inbox.list()) {
      if (giveUp.aborted) break;
      const state = stateOf(file);
      seen.set(file.path, state);
      if (inbox.isSeenInTheMaking && before.get(file.path) !== state) continue;
      const outcome = await takeFile(dependencies, open, file).catch((error: unknown) => notTaken(error));
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (outcome === 'taken' && counts[outcome] % 20 === 1) onDocuments();
    }
  } finally {
    if (Object.keys(counts).length > 0) logger.info({ place: place.place, ...counts }, 'watched place');
    if (counts['taken']) onDocuments();
  }
}

/** What lies in the file keeps no other one waiting; what lies in us does. */
function notTaken(error: unknown): 'not taken' {
  const isOurs = error instanceof AppError && error.code !== 'invalid_request' && error.code !== 'not_found';
  if (isOurs || isDatabaseOutage(error) || isDatabaseFull(error)) throw error;
  return 'not taken';
}

async function noSuchTeam({ database }: WatchDependencies, { place, team }: WatchedPlace): Promise<AppError> {
  const slugs = await someSlugs(database, slugsShown);
  const known = slugs.length === 0 ? 'There are no teams yet.' : `There are: ${slugs.join(', ')}.`;
  return new AppError(
    'invalid_settings',
    `The watched place ${place} is for the team “${team}”, which is not there. ${known}`,
  );
}

/** By its last folder, or its bucket. */
function nameOfBatches({ place, batchName }: WatchedPlace): string {
  return batchName ?? (path.posix.basename(place).slice(0, 100) || 'inbox');
}

const stateOf = ({ bytes, version }: InboxFile) => `${bytes} ${version}`;
