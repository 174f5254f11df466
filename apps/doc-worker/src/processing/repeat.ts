import type { Logger } from 'pino';

/**
 * Does something again and again, about `pauseMilliseconds` after the end of the time before: not exactly, so that many
 * workers that were started together do not ask together for ever. A failure is logged and does not stop it: the
 * database may be back in a second.
 */
export function repeat(what: string, pauseMilliseconds: number, run: () => Promise<unknown>, logger: Logger) {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let current = Promise.resolve();
  const once = async () => {
    try {
      await run();
    } catch (error) {
      logger.warn({ error: error instanceof Error ? error.message : String(error) }, `${what} failed`);
    }
    if (!isStopped) timer = setTimeout(start, pauseMilliseconds * (0.75 + Math.random() / 2));
  };
  const start = () => {
    current = once();
  };
  start();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
