import { documentReasons, type DocumentReasonCode, type PageText } from '@gemmavision/domain/documents';
import type { Database, Transaction } from '../client.ts';
import { inAllTeams } from '../in-team.ts';
import { addUsage } from '../usage/index.ts';

/** What a worker needs to know of the page that it is to read. */
export interface TakenPageReading {
  id: string;
  attempt: number;
  page: number;
  engine: string;
  pageSegmentation: number | null;
  storageKey: string;
}

/** A page that ended two workers is not given to a third. */
const mostAttempts = 2;

/**
 * Takes the page that waits longest, until the lease runs out on the database’s clock; null when none waits. One whose
 * worker died is taken again, and given up when that happens twice. Safe to run in many workers at once.
 */
export async function takePageReading(
  database: Database,
  leaseMilliseconds: number,
): Promise<TakenPageReading | null> {
  await database.$executeRaw`
    UPDATE "PageReading" SET status = 'FAILED', "leaseExpiresAt" = NULL, "finishedAt" = now(),
      "reasonCode" = 'stopped_unexpectedly', "reasonMessage" = ${documentReasons.stopped_unexpectedly}
    WHERE status = 'RUNNING' AND "leaseExpiresAt" < now() AND attempt >= ${mostAttempts}`;
  const rows = await database.$queryRaw<TakenPageReading[]>`
    WITH next AS (
      SELECT id FROM "PageReading"
      WHERE status = 'PENDING' OR (status = 'RUNNING' AND "leaseExpiresAt" < now())
      ORDER BY "createdAt", id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    UPDATE "PageReading" r SET status = 'RUNNING', attempt = r.attempt + 1,
      "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond'
    FROM next, "Document" d WHERE r.id = next.id AND d.id = r."documentId"
    RETURNING r.id, r.attempt, r.page, r.engine, r."pageSegmentation", d."storageKey"`;
  return rows[0] ?? null;
}

/** Prolongs the lease. False when it is no longer ours: the document was deleted, or another worker took over. */
export async function renewPageReading(
  database: Database,
  { id, attempt }: TakenPageReading,
  leaseMilliseconds: number,
): Promise<boolean> {
  const changed = await database.$executeRaw`
    UPDATE "PageReading" SET "leaseExpiresAt" = now() + ${leaseMilliseconds} * interval '1 millisecond'
    WHERE id = ${id} AND attempt = ${attempt} AND status = 'RUNNING'`;
  return changed === 1;
}

/** Writes what was read and what it used, guarded by the attempt. */
export async function savePageReading(
  database: Database,
  taken: TakenPageReading,
  read: { text: PageText; milliseconds: number; peakMemoryBytes: number | null },
): Promise<void> {
  const { text, milliseconds, peakMemoryBytes } = read;
  await inAllTeams(database, async (transaction) => {
    const ended = await end(transaction, taken, {
      status: 'DONE',
      milliseconds,
      peakMemoryBytes,
      confidence: text.confidence,
      wordCount: text.words.length,
      text,
    });
    const ocrPages = text.source === 'ocr' ? 1 : 0;
    for (const { teamId } of ended) {
      await addUsage(transaction, teamId, { pages: 1, ocrPages, readMilliseconds: milliseconds });
    }
  });
}

/** Ends it without a text. */
export async function failPageReading(
  database: Database,
  taken: TakenPageReading,
  reason: { code: DocumentReasonCode; message: string },
): Promise<void> {
  await end(database, taken, { status: 'FAILED', reasonCode: reason.code, reasonMessage: reason.message });
}

/** Gives it back untried: the worker goes. */
export async function releasePageReading(database: Database, taken: TakenPageReading): Promise<void> {
  const { id, attempt } = taken;
  await database.pageReading.updateMany({
    where: { id, attempt, status: 'RUNNING' },
    data: { status: 'PENDING', leaseExpiresAt: null, attempt: attempt - 1 },
  });
}

/** The row that was ended, or none when it is no longer ours. */
async function end(
  database: Pick<Transaction, 'pageReading'>,
  { id, attempt }: TakenPageReading,
  data: Parameters<Database['pageReading']['updateMany']>[0]['data'],
): Promise<{ teamId: string }[]> {
  return database.pageReading.updateManyAndReturn({
    where: { id, attempt, status: 'RUNNING' },
    data: { ...data, leaseExpiresAt: null, finishedAt: new Date() },
    select: { teamId: true },
  });
}
