/** Tables and reference data only: for installations that run each program by itself, and begin with this one. */
import { AppError } from '@gemmavision/domain/errors';
import { readSettings } from '@gemmavision/settings';
import { openDatabase, prepareDatabase } from './database.ts';
import { say } from './say.ts';

try {
  const database = await openDatabase(readSettings());
  try {
    await prepareDatabase(database.url);
    say('Database: up to date');
  } finally {
    await database.stop();
  }
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
