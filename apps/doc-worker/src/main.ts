import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@gemmavision/domain/errors';
import { createLogger } from '@gemmavision/logging';
import { readSettings } from '@gemmavision/settings';
import { startWorker } from './worker.ts';

const settings = readSettings();
const logger = createLogger({ app: 'doc-worker', level: settings.logLevel });
if (settings.databaseUrl === undefined) {
  throw new AppError(
    'invalid_settings',
    'DATABASE_URL is not set. Set it, or start everything with `npm start`.',
  );
}

const manifest = path.resolve(import.meta.dirname, '../../../package.json');
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
const worker = await startWorker({ settings, databaseUrl: settings.databaseUrl, logger, version });

/** A second signal ends the worker at once. But one press of Ctrl-C may come twice, from the terminal and from npm. */
const echoMilliseconds = 1_500;
let askedAt: number | undefined;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (askedAt === undefined) {
      askedAt = Date.now();
      logger.info({ signal }, 'draining');
      void worker.close().then(() => process.exit(0));
    } else if (Date.now() - askedAt > echoMilliseconds) process.exit(1);
  });
}
