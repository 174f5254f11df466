import { AppError } from '@gemmavision/domain/errors';
import { readSettings } from '@gemmavision/settings';
import { runPortal } from './portal.ts';

/**
 * A second Ctrl-C means it: nothing is waited for any more. But one press under `npm start` arrives twice, from the
 * terminal and from npm, which passes it on; so it counts as a second one only after a moment.
 */
const ECHO_MILLISECONDS = 1_500;
const stopping = new AbortController();
let askedAt = Infinity;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!stopping.signal.aborted) {
      askedAt = Date.now();
      stopping.abort();
    } else if (Date.now() - askedAt > ECHO_MILLISECONDS) process.exit(1);
  });
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
