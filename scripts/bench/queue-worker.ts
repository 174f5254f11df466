/**
 * A worker as in production for `bench/queue.ts`, which reads nothing: every document gets the same tiny result of one
 * page. Settings come from the environment.
 */
import { pino } from 'pino';
import { startWorker } from '@gemmavision/doc-worker/worker';
import type { DocumentReader } from '@gemmavision/documents-io';
import type { ExtractionResult } from '@gemmavision/domain/documents';
import { createLogger } from '@gemmavision/logging';
import { readSettings } from '@gemmavision/settings';

const text = 'Revenue rose by four per cent to 14,694 million.';
const reader: DocumentReader = {
  read: ({ fileName, sha256 }) => Promise.resolve({ ok: true, result: resultOf(fileName, sha256 ?? '') }),
  drawPage: neverAsked,
  readPage: neverAsked,
  close: () => Promise.resolve(),
};

const settings = readSettings();
if (settings.databaseUrl === undefined) throw new Error('DATABASE_URL is not set');
const worker = await startWorker({
  settings,
  databaseUrl: settings.databaseUrl,
  // Lines are written as they always are, to nowhere.
  logger: createLogger({ app: 'doc-worker', level: 'info', destination: pino.destination('/dev/null') }),
  version: 'bench',
  reader,
});
console.log(worker.id);
process.stdin.resume().on('end', () => void worker.close().then(() => process.exit()));

function resultOf(file: string, sha256: string): ExtractionResult {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    bbox: [72 + 40 * index, 72, 108 + 40 * index, 84] as [number, number, number, number],
    confidence: 1,
  }));
  const page = { page: 1, width: 612, height: 792, confidence: 1, text, words };
  return {
    file,
    sha256,
    mediaType: 'application/pdf',
    pages: [{ ...page, source: 'text-layer', engine: 'none' }],
    tables: [],
    fields: { docType: 'other', companyName: null, documentDate: null, keyFigures: [], evidence: {} },
    pii: [],
    warnings: [],
  };
}

function neverAsked(): never {
  throw new Error('the bench of the queue asks for no page');
}
