import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@gemmavision/domain/errors';

const READY_MILLISECONDS = 120_000;

/**
 * Waits until the portal says that all of it is up.
 *
 * @throws AppError `unavailable` with its last answer, where that takes longer than two minutes.
 */
export async function untilReady(address: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + READY_MILLISECONDS;
  let last = 'no answer';
  while (Date.now() < deadline) {
    signal.throwIfAborted();
    try {
      const response = await fetch(`${address}/ready`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
      });
      last = (await response.text()).slice(0, 500);
      // The API is ready for uploads before there is a worker; a portal is all of it.
      if (response.ok && /"workers":[1-9]/.test(last)) return;
    } catch {
      signal.throwIfAborted();
    }
    await sleep(100);
  }
  throw new AppError(
    'unavailable',
    `The portal did not get ready in two minutes; ${address}/ready says: ${last}`,
  );
}
