import type { Logger } from 'pino';
import { failLlmReading, postponeLlmReading, renewLlmReading, takeLlmReading } from '@gemmavision/db/llm';
import { askEndpoint, type AskDependencies, type LlmReadingOutcome } from './ask-endpoint.ts';
import type { TakenLlmReading } from '@gemmavision/db/llm';

interface Dependencies extends AskDependencies {
  logger: Logger;
  leaseMilliseconds: number;
  /** Aborted when the worker must go now: the question under way is given back. */
  giveUp: AbortSignal;
}

/** Asks the teams' endpoints, one question after the other. Endpoints are slow: documents are read meanwhile. */
export async function askWaiting(dependencies: Dependencies): Promise<void> {
  const { database, logger, leaseMilliseconds, giveUp } = dependencies;
  while (!giveUp.aborted) {
    const taken = await takeLlmReading(database, leaseMilliseconds);
    if (!taken) return;
    const outcome = await askTaken(dependencies, taken);
    logger.info(
      { llmReading: taken.id, document: taken.documentId, attempt: taken.attempt, outcome },
      'model',
    );
  }
}

async function askTaken(dependencies: Dependencies, taken: TakenLlmReading): Promise<LlmReadingOutcome> {
  const { database, logger, leaseMilliseconds, giveUp } = dependencies;
  const lost = new AbortController();
  const renewal = setInterval(() => {
    renewLlmReading(database, taken, leaseMilliseconds).then(
      (isOurs) => (isOurs ? undefined : lost.abort()),
      (error: unknown) => logger.warn({ llmReading: taken.id, error: String(error) }, 'lease not renewed'),
    );
  }, leaseMilliseconds / 3);
  try {
    return await askEndpoint(dependencies, taken, AbortSignal.any([giveUp, lost.signal]));
  } catch (error) {
    if (lost.signal.aborted) return 'lease lost';
    if (giveUp.aborted) {
      await postponeLlmReading(database, taken, 0, false);
      return 'given back';
    }
    logger.error({ llmReading: taken.id, err: error }, 'model not asked');
    const message = 'Something went wrong on our side. The log has the reading under its id.';
    await failLlmReading(database, taken, { code: 'internal', message }, null);
    return 'reason: internal';
  } finally {
    clearInterval(renewal);
  }
}
