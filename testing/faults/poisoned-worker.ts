/**
 * A worker as in production, but for one thing: a document whose name begins with `poison` ends its whole process, as a
 * fault in the worker itself would. Settings come from the environment.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startWorker } from '@gemmavision/doc-worker/worker';
import { createDocumentReader, type DocumentReader } from '@gemmavision/documents-io';
import { createLogger } from '@gemmavision/logging';
import { readSettings } from '@gemmavision/settings';

const settings = readSettings();
if (settings.databaseUrl === undefined) throw new Error('DATABASE_URL is not set');
const reader = createDocumentReader({ children: settings.workerConcurrency });
const poisoned: DocumentReader = {
  ...reader,
  read: async (input, onProgress, signal) => {
    if (input.fileName.startsWith('poison')) {
      await sleep(200);
      process.kill(process.pid, 'SIGKILL');
    }
    return reader.read(input, onProgress, signal);
  },
};
await startWorker({
  settings,
  databaseUrl: settings.databaseUrl,
  logger: createLogger({ app: 'doc-worker', level: settings.logLevel }),
  version: 'test',
  reader: poisoned,
});
