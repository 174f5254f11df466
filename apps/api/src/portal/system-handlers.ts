import type { Database } from '@gemmavision/db';
import { getDatabaseHealth, type DatabaseHealth } from '@gemmavision/db/portal';
import type { PortalSystem, portalSystemContract } from '@gemmavision/domain/portal';
import type { QueueStore } from '@gemmavision/queue';
import { explainSettings, findSecretFiles, settingsWarnings, type Settings } from '@gemmavision/settings';
import type { HandlersOf } from '../http/handlers.ts';
import { checkReadiness, type ReadinessDependencies } from '../operations/readiness.ts';
import type { RecentLog } from './recent-log.ts';

export interface SystemDependencies extends ReadinessDependencies {
  /** Shows the rows of every team. */
  everyTeam: Database;
  settings: Settings;
  store: QueueStore;
  recentLog: RecentLog;
  version: string;
}

/** How the installation is: health, settings, log. */
export function systemHandlers(dependencies: SystemDependencies): HandlersOf<typeof portalSystemContract> {
  const { everyTeam, settings, store, recentLog, version, logger } = dependencies;
  return {
    'GET /api/portal/system': async () => {
      const [readiness, secrets, health] = await Promise.all([
        checkReadiness(dependencies),
        findSecretFiles(settings.dataDir),
        getDatabaseHealth(everyTeam).catch((error: unknown) => {
          logger.warn({ err: error }, 'no facts of the database');
          return null;
        }),
      ]);
      const checks = (['database', 'storage', 'queue'] as const).map((name) => {
        const check = readiness[name];
        return { name, isOk: check.ok, detail: check.ok ? null : check.detail };
      });
      const system = {
        version,
        nodeVersion: process.version,
        startedAt: recentLog.startedAt.toISOString(),
        residentBytes: process.memoryUsage().rss,
        database: health,
        queue: store.kind,
        storage: settings.s3 ? ('s3' as const) : ('folder' as const),
        liveWorkers: readiness.workers,
        checks,
        secrets,
      };
      return { ...system, warnings: [...settingsWarnings(settings), ...warningsOf(system, health)] };
    },

    // Awaited as all handlers are; the environment is at hand.
    'GET /api/portal/settings': async () => ({ items: explainSettings() }),

    'GET /api/portal/logs': async ({ query }) => ({
      startedAt: recentLog.startedAt.toISOString(),
      items: recentLog.find(query.level),
    }),
  };
}

function warningsOf(
  { checks, secrets, liveWorkers }: Pick<PortalSystem, 'checks' | 'secrets' | 'liveWorkers'>,
  health: DatabaseHealth | null,
): string[] {
  const open = secrets.filter(({ isClosed }) => !isClosed);
  return [
    ...checks.flatMap(({ detail }) => detail ?? []),
    ...(liveWorkers === 0 ? ['No worker gives a sign of life: documents wait until one is started.'] : []),
    ...open.map(({ name, mode }) => `The secret ${name} can be read by others (mode ${mode}): chmod 600 it.`),
    ...(health && health.pendingMigrations.length > 0
      ? [
          `${health.pendingMigrations.length} migrations are not applied: start the portal anew, which applies them.`,
        ]
      : []),
    ...(health ?? { failedMigrations: [] }).failedMigrations.map(
      (name) => `The migration ${name} broke off: the log of that start says why.`,
    ),
  ];
}
