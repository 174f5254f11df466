import { Alert } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { PortalSystem } from '@gemmavision/domain/portal';
import { FactList } from '../../parts/FactList.tsx';
import { fileSize } from '../../parts/sizes.ts';
import { momentOf } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { QueryState } from '../../ui/QueryState.tsx';

const systemQuery = queryOptions({
  queryKey: ['portal', 'system'],
  queryFn: ({ signal }) => call('GET /api/portal/system', { signal }),
  refetchInterval: 30_000,
});

/** What somebody should look at first, then the facts. */
export function Health() {
  const query = useQuery(systemQuery);
  return (
    <QueryState query={query}>
      {(system) => (
        <>
          {system.warnings.map((warning) => (
            <Alert key={warning} color="orange" mb="sm" role="status">
              {warning}
            </Alert>
          ))}
          <FactList facts={factsOf(system)} />
        </>
      )}
    </QueryState>
  );
}

const queueWords = { redis: 'Redis', postgres: 'PostgreSQL' };
const storageWords = { folder: 'a folder', s3: 'an S3 store' };

function factsOf(system: PortalSystem): [term: string, value: string][] {
  const { database, secrets, checks } = system;
  const stateOf = (name: string) =>
    checks.find((check) => check.name === name)?.isOk === true ? 'answers' : 'does not answer';
  return [
    ['Version', system.version],
    ['Node.js', system.nodeVersion],
    ['This api runs since', momentOf(system.startedAt)],
    ['Its memory', fileSize(system.residentBytes)],
    ['Database', database === null ? stateOf('database') : `PostgreSQL ${database.version}`],
    ['Size of the database', database === null ? 'unknown' : fileSize(database.bytes)],
    ['Migrations', database === null ? 'unknown' : migrationWords(database)],
    ['Queue', `${queueWords[system.queue]}, ${stateOf('queue')}`],
    ['Storage', `${storageWords[system.storage]}, ${stateOf('storage')}`],
    ['Workers alive', String(system.liveWorkers)],
    ['Files of secrets', secretWords(secrets)],
  ];
}

function migrationWords({
  pendingMigrations,
  failedMigrations,
}: NonNullable<PortalSystem['database']>): string {
  if (failedMigrations.length > 0) return `${failedMigrations.length} broke off`;
  return pendingMigrations.length > 0 ? `${pendingMigrations.length} not applied` : 'up to date';
}

function secretWords(secrets: PortalSystem['secrets']): string {
  if (secrets.length === 0) return 'none: set from outside';
  const open = secrets.filter(({ isClosed }) => !isClosed);
  return open.length === 0 ? `${secrets.length}, all closed` : `${open.length} of ${secrets.length} open`;
}
