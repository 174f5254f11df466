import { builtInOcrLanguage } from '@gemmavision/domain/documents';
import { AppError } from '@gemmavision/domain/errors';
import type { Database } from '../client.ts';
import { silentMilliseconds } from './workers.ts';

/**
 * Languages that a document may be read in: those that every live worker has, since any of them may take it. English is
 * built into each.
 */
export async function findOcrLanguages(database: Database): Promise<string[]> {
  const workers = await database.$queryRaw<{ ocrLanguages: string[] }[]>`
    SELECT "ocrLanguages" FROM "Worker"
    WHERE "seenAt" > now() - ${silentMilliseconds} * interval '1 millisecond'`;
  const [first = [], ...others] = workers.map(({ ocrLanguages }) => ocrLanguages);
  const shared = first.filter((language) => others.every((languages) => languages.includes(language)));
  return [...new Set([builtInOcrLanguage, ...shared])].sort();
}

/** Throws invalid_request where a worker may not be able to read one of these languages, joined by +. */
export async function checkOcrLanguages(database: Database, languages: string): Promise<void> {
  const known = await findOcrLanguages(database);
  const unknown = languages.split('+').filter((language) => !known.includes(language));
  if (unknown.length === 0) return;
  const message =
    `No model for ${unknown.join(' and ')} is at every worker. Choose of ${known.join(', ')}, or have Tesseract’s model ` +
    'of the language put into DATA_DIR/tessdata of each worker.';
  throw new AppError('invalid_request', message, { facts: { unknown: unknown.join('+') } });
}
