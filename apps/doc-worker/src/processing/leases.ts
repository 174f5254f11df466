import type { Logger } from 'pino';
import type { Database } from '@gemmavision/db';
import { renewLeases } from '@gemmavision/db/processing';
import type { DocumentProgress } from '@gemmavision/domain/documents';

interface LeaseDependencies {
  database: Database;
  logger: Logger;
  leaseMilliseconds: number;
}

/** A document that this worker holds. */
export interface Lease {
  /** Fires when another has taken over. */
  lost: AbortSignal;
  /** What people see of it from the next renewal on. */
  note(progress: DocumentProgress): void;
  /** It is no longer held. */
  end(): void;
}

/** Prolongs the leases of all that a worker holds, three times per term and in one statement, with their progress. */
export function createLeases({ database, logger, leaseMilliseconds }: LeaseDependencies) {
  const held = new Map<
    string,
    { id: string; attempt: number; progress: DocumentProgress; lost: AbortController }
  >();
  let timer: NodeJS.Timeout | undefined;

  async function renew(): Promise<void> {
    const asked = [...held.values()];
    try {
      const own = await renewLeases(database, asked, leaseMilliseconds);
      for (const { id, lost } of asked) if (!own.has(id)) lost.abort();
    } catch (error) {
      logger.warn({ documents: asked.length, error: String(error) }, 'leases not renewed');
    }
    timer = held.size > 0 ? setTimeout(renew, pauseMilliseconds) : undefined;
  }

  const pauseMilliseconds = Math.min(1_000, leaseMilliseconds / 3);
  return {
    hold: ({ id, attempt }: { id: string; attempt: number }): Lease => {
      const lost = new AbortController();
      const one = {
        id,
        attempt,
        progress: { stage: 'opening', page: 0, pages: 0 } as DocumentProgress,
        lost,
      };
      held.set(id, one);
      timer ??= setTimeout(renew, pauseMilliseconds);
      return {
        lost: lost.signal,
        note: (progress) => {
          one.progress = progress;
        },
        end: () => {
          // The same document may have been taken again meanwhile, after its lease was lost.
          if (held.get(id) === one) held.delete(id);
        },
      };
    },
  };
}

export type Leases = ReturnType<typeof createLeases>;
