import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '@gemmavision/db';
import { countQueueOfTeams, getThroughput } from '@gemmavision/db/portal';
import { findWorkers } from '@gemmavision/db/processing';
import type { QueueCounts } from '@gemmavision/queue';

export interface MetricsDependencies {
  /** Shows the rows of every team. */
  everyTeam: Database;
  /** What each queue holds, by its name; rejects where the store does not answer. */
  queues: Record<string, () => Promise<QueueCounts>>;
}

/** All gauges of one answer show one moment, which is asked for once. */
const oneAnswerMilliseconds = 1_000;

/**
 * What Prometheus gets to see, and what the Operations page shows: both ask the same functions. No names, no ids of
 * people or documents. While the database does not answer, what is counted there is missing; the rest is wanted more
 * than ever.
 */
export function createMetrics({ everyTeam, queues }: MetricsDependencies) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });

  const duration = new Histogram({
    name: 'quantadvisor_http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  });

  let last: { at: number; moment: ReturnType<typeof lookAt> } | undefined;
  function look() {
    const now = performance.now();
    if (last === undefined || now - last.at > oneAnswerMilliseconds)
      last = { at: now, moment: lookAt(everyTeam) };
    return last.moment;
  }

  /** A gauge whose values are asked for when Prometheus asks. */
  function gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    collect: (set: (labels: Partial<Record<Label, string>>, value: number) => void) => Promise<void>,
  ): void {
    new Gauge({
      name: `quantadvisor_${name}`,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        await collect((labels, value) => this.set(labels, value)).catch(() => undefined);
      },
    });
  }

  gauge('documents', 'Documents by state, all teams', ['status'], async (set) => {
    const groups = await everyTeam.document.groupBy({ by: ['status'], _count: true });
    for (const group of groups) set({ status: group.status }, group._count);
  });
  gauge(
    'oldest_waiting_seconds',
    'Since the first document in line was put there; 0: none',
    [],
    async (set) => {
      const { oldestWaitingAt } = (await look()).queue.all;
      set({}, oldestWaitingAt === null ? 0 : Math.max(0, (Date.now() - Date.parse(oldestWaitingAt)) / 1000));
    },
  );
  gauge(
    'documents_last_hour',
    'Documents that came and that ended in the last hour',
    ['what'],
    async (set) => {
      const { steps } = (await look()).throughput;
      for (const what of ['arrived', 'done', 'rejected', 'failed', 'pages'] as const)
        set(
          { what },
          steps.reduce((sum, step) => sum + step[what], 0),
        );
    },
  );
  gauge('endings_last_hour', 'Documents without a result, by reason', ['status', 'reason'], async (set) => {
    for (const { status, code, documents } of (await look()).throughput.reasons)
      set({ status, reason: code }, documents);
  });
  gauge('workers', 'Workers that gave a sign of life lately', [], async (set) => {
    set({}, (await look()).workers.length);
  });
  gauge('worker_resident_bytes', 'Memory of the main process of a worker', ['worker'], async (set) => {
    for (const { id, residentBytes } of (await look()).workers) set({ worker: id }, residentBytes);
  });
  gauge('worker_documents', 'Documents that a worker reads now', ['worker'], async (set) => {
    for (const { id, documents } of (await look()).workers) set({ worker: id }, documents);
  });
  gauge('queue_jobs', 'Jobs that the store of the queue holds', ['queue', 'state'], async (set) => {
    for (const [queue, count] of Object.entries(queues))
      for (const [state, jobs] of Object.entries(await count())) set({ queue, state }, jobs);
  });

  const measure: RequestHandler = (request, response, next) => {
    const end = duration.startTimer({ method: request.method });
    response.on('finish', () => {
      const route: unknown = (request.route as { path?: unknown } | undefined)?.path;
      end({ route: typeof route === 'string' ? route : 'other', status: response.statusCode });
    });
    next();
  };
  return { registry, measure };
}

async function lookAt(everyTeam: Database) {
  const [queue, throughput, workers] = await Promise.all([
    countQueueOfTeams(everyTeam),
    getThroughput(everyTeam, '1h'),
    findWorkers(everyTeam),
  ]);
  return { queue, throughput, workers: workers.filter(({ isAlive }) => isAlive) };
}
