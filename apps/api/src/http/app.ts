import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';

/** What every request goes through before its route: its line in the log, the headers of its answer. */
export function createApp(logger: Logger, publicUrl: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(requestLog(logger));
  app.use(securityHeaders(publicUrl));
  app.use(compression());
  return app;
}
