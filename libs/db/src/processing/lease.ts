import type { DocumentProgress } from '@gemmavision/domain/documents';
import type { Database } from '../client.ts';

/** What a worker needs to know of the document it has taken. */
export interface TakenDocument {
  id: string;
  teamId: string;
  fileName: string;
  sha256: string;
  storageKey: string;
  attempt: number;
  /** Of these, the ones that count against it: less by each time it was given back. */
  attemptsInRow: number;
  engine: string | null;
  pageSegmentation: number | null;
}

/**
 * Takes a queued document for one worker, until the lease runs out (on the database’s clock: workers’ clocks may
 * be wrong). Null when it is not to be had: another worker has it, it was deleted, or the job is older than `attempt`.
 */
export async function takeDocument(
  database: Database,
  id: string,
  attempt: number,
  owner: string,
  leaseMilliseconds: number,
): Promise<TakenDocument | null> {
  const rows = await database.$queryRaw<TakenDocument[]>`
    UPDATE "Document" SET
      status = 'RUNNING', attempt = attempt + 1, "attemptsInRow" = "attemptsInRow" + 1,
      "leaseOwner" = ${owner}, "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond',
      "startedAt" = now(), "finishedAt" = NULL, "reasonCode" = NULL, "reasonMessage" = NULL,
      "progressStage" = 'opening', "progressPage" = 0, "progressPages" = 0
    WHERE id = ${id} AND attempt = ${attempt} AND status = 'QUEUED'
    RETURNING id, "teamId", "fileName", sha256, "storageKey", attempt, "attemptsInRow", engine, "pageSegmentation"`;
  return rows[0] ?? null;
}

/**
 * Prolongs the lease and notes the progress. False when the attempt is no longer ours (lease lost, cancelled,
 * deleted): the worker then stops.
 */
export async function renewLease(
  database: Database,
  id: string,
  attempt: number,
  leaseMilliseconds: number,
  progress: DocumentProgress,
): Promise<boolean> {
  const changed = await database.$executeRaw`
    UPDATE "Document" SET
      "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond',
      "progressStage" = ${progress.stage}, "progressPage" = ${progress.page}, "progressPages" = ${progress.pages}
    WHERE id = ${id} AND attempt = ${attempt} AND status = 'RUNNING'`;
  return changed === 1;
}
