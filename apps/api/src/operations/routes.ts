import { createHash, timingSafeEqual } from 'node:crypto';
import type { Express, Request } from 'express';
import swaggerUi from 'swagger-ui-express';
import { apiContract } from '@gemmavision/domain/api';
import { AppError } from '@gemmavision/domain/errors';
import { requireAccess, type Actor } from '../http/actor.ts';
import { retryAfter } from '../http/problem.ts';
import { docsPolicy } from '../http/security-headers.ts';
import type { createMetrics } from './metrics.ts';
import { describeApi } from './openapi.ts';
import { checkReadiness, type ReadinessDependencies } from './readiness.ts';

export interface OperationsDependencies extends ReadinessDependencies {
  identify: (request: Request) => Promise<Actor | null>;
  metrics: ReturnType<typeof createMetrics>;
  metricsToken?: string;
  publicUrl: string;
  version: string;
}

/** What those who run the portal ask: is it alive, is it ready, how is it doing, what can it do. */
export function serveOperations(app: Express, dependencies: OperationsDependencies): void {
  const { identify, metrics, metricsToken, publicUrl, version } = dependencies;
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', version });
  });
  app.get('/ready', async (_request, response) => {
    const readiness = await checkReadiness(dependencies);
    if (!readiness.ok) response.setHeader('Retry-After', retryAfter);
    response.status(readiness.ok ? 200 : 503).json(readiness);
  });
  app.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(request, metricsToken)) {
      throw new AppError(
        'not_allowed',
        'Ask from the machine itself, or send METRICS_TOKEN as a bearer token.',
      );
    }
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  const description = describeApi(apiContract, version);
  app.get('/api/openapi.json', async (request, response) => {
    requireAccess('signed-in', await identify(request));
    response.json(description);
  });
  app.use('/api/docs', async (request, _response, next) => {
    requireAccess('signed-in', await identify(request));
    next();
  });
  app.use(
    '/api/docs',
    docsPolicy(publicUrl),
    swaggerUi.serve,
    swaggerUi.setup(description, { customSiteTitle: 'GemmaVision QuantAdvisor API' }),
  );
}

function mayReadMetrics(request: Request, token: string | undefined): boolean {
  const given = request.headers.authorization;
  if (token !== undefined && given !== undefined && isSameText(given, `Bearer ${token}`)) return true;
  // What a proxy on this machine passes on comes from elsewhere.
  if ('x-forwarded-for' in request.headers || 'forwarded' in request.headers) return false;
  const address = request.socket.remoteAddress ?? '';
  return address === '::1' || address.replace('::ffff:', '').startsWith('127.');
}

/** Takes as long for a good guess as for a bad one. */
function isSameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}
