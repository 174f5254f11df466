import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { securityHeaders } from './security-headers.ts';

/** What every request goes through before its route: its line in the log, the headers of its answer. */
export function createApp(logger: Logger, publicUrl: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(
    pinoHttp({
      logger,
      genReqId: () => randomUUID(),
      // One line per request, without headers, cookies or addresses of people.
      serializers: {
        req: (request: { id: string; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      customLogLevel: (request, response, error) => {
        if (error || response.statusCode >= 500) return 'error';
        return request.url === '/health' || request.url === '/ready' ? 'debug' : 'info';
      },
    }),
  );
  app.use(securityHeaders(publicUrl));
  app.use(compression());
  return app;
}
