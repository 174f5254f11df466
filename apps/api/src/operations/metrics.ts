import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '@gemmavision/db';
import { countLiveWorkers } from '@gemmavision/db/processing';

/**
 * What Prometheus gets to see. No names, no ids of people or documents. While the database does not answer, what is
 * counted there is missing; the rest is wanted more than ever.
 */
export function createMetrics(database: Database) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });

  const duration = new Histogram({
    name: 'quantadvisor_http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  });
  new Gauge({
    name: 'quantadvisor_documents',
    help: 'Documents by state, all teams',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      this.reset();
      const groups = await database.document.groupBy({ by: ['status'], _count: true }).catch(() => []);
      for (const group of groups) this.set({ status: group.status }, group._count);
    },
  });
  new Gauge({
    name: 'quantadvisor_workers',
    help: 'Workers that gave a sign of life lately',
    registers: [registry],
    async collect() {
      this.set(await countLiveWorkers(database).catch(() => NaN));
    },
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
