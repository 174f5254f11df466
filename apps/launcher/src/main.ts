import { AppError } from '@gemmavision/domain/errors';
import { readSettings } from '@gemmavision/settings';
import { runPortal } from './portal.ts';

/** A second Ctrl-C means it: nothing is waited for any more. */
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => (stopping.signal.aborted ? process.exit(1) : stopping.abort()));
}

try {
  await runPortal(readSettings(), stopping.signal, process.argv.includes('--dev'));
} catch (error) {
  // For a person: the sentence. What nobody foresaw comes with its trace.
  process.stderr.write(`\n${error instanceof AppError ? error.message : describe(error)}\n`);
  process.exitCode = 1;
}
process.exit();

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
