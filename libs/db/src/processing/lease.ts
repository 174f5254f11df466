import type { DocumentProgress } from '@gemmavision/domain/documents';
import type { Database } from '../client.ts';
import { Prisma } from '../generated/client.ts';

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
  /** Tesseract’s names of languages joined by +. */
  ocrLanguages: string | null;
}

/** A document as its job names it: with the attempt that was current when the job was made. */
export interface QueuedDocument {
  id: string;
  attempt: number;
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
    UPDATE "Document" SET ${takenBy(owner, leaseMilliseconds)}
    WHERE id = ${id} AND attempt = ${attempt} AND status = 'QUEUED'
    RETURNING ${takenColumns}`;
  return rows[0] ?? null;
}

/**
 * Takes several documents in one statement, see {@link takeDocument}; those that are not to be had are left out. Waits
 * for no row while it holds others: one that is locked just now is asked for again by itself.
 */
export async function takeDocuments(
  database: Database,
  documents: readonly QueuedDocument[],
  owner: string,
  leaseMilliseconds: number,
): Promise<TakenDocument[]> {
  const ids = documents.map(({ id }) => id);
  const attempts = documents.map(({ attempt }) => attempt);
  const taken = await database.$queryRaw<TakenDocument[]>`
    WITH free AS (
      SELECT d.id FROM unnest(${ids}::text[], ${attempts}::int[]) AS asked (id, attempt)
      JOIN "Document" d ON d.id = asked.id AND d.attempt = asked.attempt
      WHERE d.status = 'QUEUED' FOR UPDATE OF d SKIP LOCKED
    )
    UPDATE "Document" SET ${takenBy(owner, leaseMilliseconds)}
    WHERE id IN (SELECT id FROM free)
    RETURNING ${takenColumns}`;
  const had = new Set(taken.map(({ id }) => id));
  for (const { id, attempt } of documents) {
    if (had.has(id)) continue;
    const late = await takeDocument(database, id, attempt, owner, leaseMilliseconds);
    if (late) taken.push(late);
  }
  return taken;
}

const takenColumns = Prisma.raw(
  'id, "teamId", "fileName", sha256, "storageKey", attempt, "attemptsInRow", engine, "pageSegmentation", ' +
    '"ocrLanguages"',
);

function takenBy(owner: string, leaseMilliseconds: number): Prisma.Sql {
  return Prisma.sql`
    status = 'RUNNING', attempt = attempt + 1, "attemptsInRow" = "attemptsInRow" + 1,
    "leaseOwner" = ${owner}, "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond',
    "startedAt" = now(), "finishedAt" = NULL, "reasonCode" = NULL, "reasonMessage" = NULL,
    "progressStage" = 'opening', "progressPage" = 0, "progressPages" = 0`;
}

/** An attempt under way, and how far it has come. */
export interface HeldDocument {
  id: string;
  attempt: number;
  progress: DocumentProgress;
}

/**
 * Prolongs the leases and notes the progress of all that a worker holds, in one statement. The ids of those that are
 * its own still: with the others (lease lost, cancelled, deleted) it stops. One that is locked just now is its own, and
 * prolonged the next time: whoever waited for it here would hold up the leases of all others.
 */
export async function renewLeases(
  database: Database,
  held: readonly HeldDocument[],
  leaseMilliseconds: number,
): Promise<Set<string>> {
  if (held.length === 0) return new Set();
  const rows = await database.$queryRaw<{ id: string }[]>`
    WITH held AS (
      SELECT * FROM unnest(${held.map(({ id }) => id)}::text[], ${held.map(({ attempt }) => attempt)}::int[],
        ${held.map(({ progress }) => progress.stage)}::text[], ${held.map(({ progress }) => progress.page)}::int[],
        ${held.map(({ progress }) => progress.pages)}::int[]) AS held (id, attempt, stage, page, pages)
    ), own AS (
      SELECT d.id FROM held JOIN "Document" d ON d.id = held.id AND d.attempt = held.attempt
      WHERE d.status = 'RUNNING'
    ), free AS (
      SELECT d.id FROM own JOIN "Document" d USING (id) WHERE d.status = 'RUNNING' FOR UPDATE OF d SKIP LOCKED
    ), renewed AS (
      UPDATE "Document" d SET "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond',
        "progressStage" = held.stage, "progressPage" = held.page, "progressPages" = held.pages
      FROM free JOIN held USING (id) WHERE d.id = free.id AND d.attempt = held.attempt
    )
    SELECT id FROM own`;
  return new Set(rows.map(({ id }) => id));
}
