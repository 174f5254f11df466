import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@gemmavision/domain/errors';
import { createLogger } from '@gemmavision/logging';
import { readSettings, settingsWarnings } from '@gemmavision/settings';
import { createRecentLog } from './portal/recent-log.ts';
import { startServer } from './server.ts';

const settings = readSettings();
const recentLog = createRecentLog(process.stdout);
const logger = createLogger({ app: 'api', level: settings.logLevel, destination: recentLog });
if (settings.databaseUrl === undefined) {
  throw new AppError(
    'invalid_settings',
    'DATABASE_URL is not set. Set it, or start everything with `npm start`.',
  );
}

for (const warning of settingsWarnings(settings)) logger.warn(warning);

const root = path.resolve(import.meta.dirname, '../../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const webFolder = path.join(root, 'apps/web/dist');
const server = await startServer({
  settings,
  databaseUrl: settings.databaseUrl,
  logger,
  recentLog,
  version,
  webFolder: existsSync(webFolder) ? webFolder : undefined,
  checkAnswers: settings.nodeEnv !== 'production',
});
logger.info({ port: server.port }, 'listening');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    logger.info({ signal }, 'closing');
    void server.close().then(() => process.exit(0));
  });
}
