import {
  throughputSpans,
  type EndingReason,
  type Throughput,
  type ThroughputSpan,
} from '@gemmavision/domain/portal';
import type { Database } from '../client.ts';

interface Ended {
  step: Date;
  done: number;
  rejected: number;
  failed: number;
  pages: number;
  readingMedian: number | null;
  readingP95: number | null;
  waitingMedian: number | null;
  waitingP95: number | null;
}

const nothingEnded = {
  done: 0,
  rejected: 0,
  failed: 0,
  pages: 0,
  readingMedian: null,
  readingP95: null,
  waitingMedian: null,
  waitingP95: null,
};

/**
 * What came and what ended, step by step, from the rows of the documents: so it is right after any restart, and the
 * same on every machine. On the database’s clock. `database` shows the rows of every team. Each team is asked by its own index, which is short.
 */
export async function getThroughput(database: Database, span: ThroughputSpan): Promise<Throughput> {
  const { seconds, stepSeconds } = throughputSpans[span];
  const [clock] = await database.$queryRaw<{ from: Date; to: Date }[]>`
      SELECT date_bin(${stepSeconds} * interval '1 second', now() - ${seconds} * interval '1 second', 'epoch') AS "from",
             now() AS "to"`;
  if (!clock) throw new Error('the database told no time');
  const { from, to } = clock;
  const arrived = await database.$queryRaw<{ step: Date; documents: number }[]>`
      SELECT date_bin(${stepSeconds} * interval '1 second', d."createdAt", 'epoch') AS step, count(*)::int AS documents
      FROM organization o JOIN "Document" d ON d."teamId" = o.id AND d."createdAt" >= ${from}
      WHERE d."duplicateOfId" IS NULL
      GROUP BY step`;
  const ended = await database.$queryRaw<Ended[]>`
      SELECT date_bin(${stepSeconds} * interval '1 second', d."finishedAt", 'epoch') AS step,
             (count(*) FILTER (WHERE d.status = 'DONE'))::int AS done,
             (count(*) FILTER (WHERE d.status = 'REJECTED'))::int AS rejected,
             (count(*) FILTER (WHERE d.status = 'FAILED'))::int AS failed,
             coalesce(sum(d."pageCount") FILTER (WHERE d.status = 'DONE'), 0)::int AS pages,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY t.reading) AS "readingMedian",
             percentile_cont(0.95) WITHIN GROUP (ORDER BY t.reading) AS "readingP95",
             percentile_cont(0.5) WITHIN GROUP (ORDER BY t.waiting) AS "waitingMedian",
             percentile_cont(0.95) WITHIN GROUP (ORDER BY t.waiting) AS "waitingP95"
      FROM organization o JOIN "Document" d ON d."teamId" = o.id AND d."finishedAt" >= ${from}
      CROSS JOIN LATERAL (
        SELECT greatest(0, extract(epoch FROM d."finishedAt" - d."startedAt"))::float8 AS reading,
               CASE WHEN d.attempt = 1 THEN greatest(0, extract(epoch FROM d."startedAt" - d."createdAt"))::float8 END
                 AS waiting
      ) t
      WHERE d."duplicateOfId" IS NULL AND d.status IN ('DONE', 'REJECTED', 'FAILED')
      GROUP BY step`;
  const reasons = await database.$queryRaw<(Omit<EndingReason, 'lastAt'> & { lastAt: Date })[]>`
      SELECT coalesce(d."reasonCode", 'internal') AS code, d.status::text AS status, count(*)::int AS documents,
             count(DISTINCT d."teamId")::int AS teams, max(d."finishedAt") AS "lastAt"
      FROM organization o JOIN "Document" d ON d."teamId" = o.id AND d."finishedAt" >= ${from}
      WHERE d."duplicateOfId" IS NULL AND d.status IN ('REJECTED', 'FAILED')
      GROUP BY code, d.status ORDER BY documents DESC, code`;
  const arrivedAt = new Map(arrived.map(({ step, documents }) => [step.getTime(), documents]));
  const endedAt = new Map(ended.map(({ step, ...amounts }) => [step.getTime(), amounts]));
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    stepSeconds,
    steps: stepsBetween(from, to, stepSeconds).map((at) => ({
      at: new Date(at).toISOString(),
      arrived: arrivedAt.get(at) ?? 0,
      ...(endedAt.get(at) ?? nothingEnded),
    })),
    reasons: reasons.map(({ lastAt, ...reason }) => ({ ...reason, lastAt: lastAt.toISOString() })),
  };
}

function stepsBetween(from: Date, to: Date, stepSeconds: number): number[] {
  const steps = Math.floor((to.getTime() - from.getTime()) / (stepSeconds * 1000)) + 1;
  return Array.from({ length: steps }, (_, index) => from.getTime() + index * stepSeconds * 1000);
}
