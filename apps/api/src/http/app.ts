import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Settings } from '@gemmavision/settings';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';

/** What every request goes through before its route: its line in the log, the headers of its answer. */
export function createApp(logger: Logger, settings: Pick<Settings, 'publicUrl' | 'trustedProxies'>): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  // Anybody can send X-Forwarded-For: it counts from the last address on that is no proxy of ours.
  app.set('trust proxy', settings.trustedProxies);
  app.use(requestLog(logger));
  app.use(securityHeaders(settings.publicUrl));
  app.use(compression());
  return app;
}
