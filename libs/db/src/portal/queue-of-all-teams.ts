import type { JobState, PortalJob, PortalQueue } from '@gemmavision/domain/portal';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { cursorOf, placeAfter } from './cursor.ts';

type Counts = Pick<PortalQueue, 'waiting' | 'retrying' | 'queued' | 'running' | 'failed' | 'oldestWaitingAt'>;
type TeamCounts = PortalQueue['teams'][number];

/**
 * What is unfinished or failed in each team, from the rows of the documents, which are the truth. Copies are left out:
 * nobody reads them. A document that was never taken waits since its upload, another since it was last put in line.
 */
export async function countQueueOfTeams(database: Database): Promise<{ all: Counts; teams: TeamCounts[] }> {
  const rows = await database.$queryRaw<(Omit<TeamCounts, 'oldestWaitingAt'> & { oldest: Date | null })[]>`
    SELECT o.id, o.name, c.waiting, c.retrying, c.queued, c.running, c.failed, c.oldest
    FROM (
      SELECT "teamId",
             (count(*) FILTER (WHERE status = 'PENDING' AND "attemptsInRow" = 0))::int AS waiting,
             (count(*) FILTER (WHERE status = 'PENDING' AND "attemptsInRow" > 0))::int AS retrying,
             (count(*) FILTER (WHERE status = 'QUEUED'))::int AS queued,
             (count(*) FILTER (WHERE status = 'RUNNING'))::int AS running,
             (count(*) FILTER (WHERE status = 'FAILED'))::int AS failed,
             min(CASE WHEN attempt = 0 THEN "createdAt" ELSE greatest("createdAt", "queuedAt") END)
               FILTER (WHERE status IN ('PENDING', 'QUEUED')) AS oldest
      FROM "Document"
      WHERE status IN ('PENDING', 'QUEUED', 'RUNNING', 'FAILED') AND "duplicateOfId" IS NULL
      GROUP BY "teamId"
    ) c JOIN organization o ON o.id = c."teamId"
    ORDER BY c.oldest NULLS LAST, o.name, o.id`;
  const teams = rows.map(({ oldest, ...team }) => ({
    ...team,
    oldestWaitingAt: oldest?.toISOString() ?? null,
  }));
  const sum = (key: JobState) => teams.reduce((total, team) => total + team[key], 0);
  return {
    all: {
      waiting: sum('waiting'),
      retrying: sum('retrying'),
      queued: sum('queued'),
      running: sum('running'),
      failed: sum('failed'),
      oldestWaitingAt: teams[0]?.oldestWaitingAt ?? null,
    },
    teams,
  };
}

const conditionOf = {
  waiting: { status: 'PENDING', attemptsInRow: 0 },
  retrying: { status: 'PENDING', attemptsInRow: { gt: 0 } },
  queued: { status: 'QUEUED' },
  running: { status: 'RUNNING' },
  failed: { status: 'FAILED' },
} as const satisfies Record<JobState, Prisma.DocumentWhereInput>;

/** Documents that are under way or failed, the newest first. Names and contents are not even asked for. */
export async function findJobs(
  database: Database,
  filter: { state?: JobState; teamId?: string; cursor?: string; limit: number },
): Promise<{ items: PortalJob[]; nextCursor: string | null }> {
  const states = filter.state ? [conditionOf[filter.state]] : Object.values(conditionOf);
  const conditions: Prisma.DocumentWhereInput[] = [{ duplicateOfId: null }, { OR: states }];
  if (filter.teamId) conditions.push({ teamId: filter.teamId });
  if (filter.cursor) conditions.push(placeAfter(filter.cursor));
  const rows = await database.document.findMany({
    where: { AND: conditions },
    select: {
      id: true,
      team: { select: { id: true, name: true } },
      status: true,
      attempt: true,
      attemptsInRow: true,
      leaseOwner: true,
      reasonCode: true,
      createdAt: true,
      queuedAt: true,
      startedAt: true,
      finishedAt: true,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: filter.limit + 1,
  });
  const items = rows.slice(0, filter.limit).map((row): PortalJob => {
    const state = stateOf(row);
    return {
      documentId: row.id,
      team: row.team,
      state,
      attempt: row.attempt,
      since: (sinceOf(state, row) ?? row.createdAt).toISOString(),
      workerId: state === 'running' ? row.leaseOwner : null,
      reason: state === 'failed' ? row.reasonCode : null,
    };
  });
  return { items, nextCursor: cursorOf(rows, filter.limit) };
}

function stateOf({ status, attemptsInRow }: { status: string; attemptsInRow: number }): JobState {
  if (status === 'QUEUED') return 'queued';
  if (status === 'RUNNING') return 'running';
  if (status === 'FAILED') return 'failed';
  return attemptsInRow > 0 ? 'retrying' : 'waiting';
}

type Times = Record<'queuedAt' | 'startedAt' | 'finishedAt', Date | null> & { attempt: number };

function sinceOf(state: JobState, { queuedAt, startedAt, finishedAt, attempt }: Times): Date | null {
  if (state === 'running') return startedAt;
  if (state === 'failed') return finishedAt;
  return state === 'queued' || attempt > 0 ? queuedAt : null;
}
