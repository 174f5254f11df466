import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { countQueueOfTeams, findJobs, getThroughput, nameTeams, retryFailed } from '@gemmavision/db/portal';
import { findWorkers } from '@gemmavision/db/processing';
import type {
  portalOperationsContract,
  portalThroughputContract,
  StorageUse,
} from '@gemmavision/domain/portal';
import type { JobSender, QueueStore } from '@gemmavision/queue';
import type { Settings } from '@gemmavision/settings';
import type { ObjectStorage } from '@gemmavision/storage';
import type { HandlersOf } from '../http/handlers.ts';
import { createStorageMeter, type StorageCount } from './measure-storage.ts';

export interface OperationsDependencies {
  /** Shows the rows of every team. */
  everyTeam: Database;
  storage: ObjectStorage;
  settings: Settings;
  store: QueueStore;
  /** Both queues, to be counted: what they carry is nobody’s to see. */
  queues: Record<'documents' | 'dispatch', JobSender<never>>;
  logger: Logger;
}

/** How the work stands: queue, workers, storage. */
export function operationsHandlers(
  dependencies: OperationsDependencies,
): HandlersOf<typeof portalOperationsContract & typeof portalThroughputContract> {
  const { everyTeam, storage, settings, store, queues, logger } = dependencies;
  const countStorage = createStorageMeter(storage, logger);
  // A store that does not answer is told, and keeps nothing from being shown.
  const count = (queue: JobSender<never>) => queue.countByState().catch(() => null);
  return {
    'GET /api/portal/queue': async () => {
      const [{ all, teams }, documents, dispatch] = await Promise.all([
        countQueueOfTeams(everyTeam),
        count(queues.documents),
        count(queues.dispatch),
      ]);
      return { ...all, teams, store: { kind: store.kind, documents, dispatch } };
    },

    'GET /api/portal/throughput': ({ query }) => getThroughput(everyTeam, query.span),

    'GET /api/portal/jobs': ({ query }) => findJobs(everyTeam, query),

    // Workers look for them by themselves, within a second.
    'POST /api/portal/teams/:id/retries': async ({ actor, params }) => ({
      retried: await retryFailed(everyTeam, actor, params.id),
    }),

    'GET /api/portal/workers': async () => ({
      items: (await findWorkers(everyTeam)).map(({ startedAt, seenAt, ...worker }) => ({
        ...worker,
        startedAt: startedAt.toISOString(),
        seenAt: seenAt.toISOString(),
      })),
    }),

    'GET /api/portal/storage': async () => {
      const counted = await countStorage();
      const names = await nameTeams(
        everyTeam,
        (counted.last?.teams ?? []).map(({ id }) => id),
      );
      return describeStorage(counted, names, settings.s3 ? 's3' : 'folder');
    },
  };
}

function describeStorage(
  { last, isMeasuring }: StorageCount,
  names: ReadonlyMap<string, string>,
  kind: StorageUse['kind'],
): StorageUse {
  const teams = last?.teams ?? [];
  const sum = (what: 'originals' | 'pageImages') => ({
    files: teams.reduce((total, team) => total + team[what].files, 0),
    bytes: teams.reduce((total, team) => total + team[what].bytes, 0),
  });
  return {
    kind,
    measuredAt: last?.measuredAt.toISOString() ?? null,
    isMeasuring,
    freeBytes: last?.freeBytes ?? null,
    originals: sum('originals'),
    pageImages: sum('pageImages'),
    teams: teams.map((team) => ({ ...team, name: names.get(team.id) ?? null })),
  };
}
