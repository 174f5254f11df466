import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, systemCodeOf } from '@gemmavision/domain/errors';

/** Services of a portal that was just killed need a moment to notice and let go of the port. */
const PATIENCE_MILLISECONDS = 3_000;

/**
 * Proves that the portal can listen there, before anything slow is begun.
 *
 * @throws AppError `conflict` where the port is taken, `invalid_settings` where this machine does not allow it.
 */
export async function checkPort(host: string, port: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const problem = await tryToListen(host, port);
    if (problem === null) return;
    if (problem !== 'EADDRINUSE') throw refusal(host, port, problem);
    if (Date.now() > deadline) {
      throw new AppError(
        'conflict',
        `Port ${port} is in use by another program: stop it, or choose another port, for example ` +
          `\`PORT=${port < 65_535 ? port + 1 : 3000} npm start\`.`,
        { facts: { port } },
      );
    }
    await sleep(200);
  }
}

function refusal(host: string, port: number, code: string): AppError {
  const why =
    code === 'EACCES'
      ? `This user may not listen on port ${port}: choose one from 1024 up.`
      : `This machine has no address ${host} to listen on (${code}): set HOST to 127.0.0.1 or 0.0.0.0.`;
  return new AppError('invalid_settings', why, { facts: { host, port } });
}

function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(systemCodeOf(error) ?? 'unknown error'));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
