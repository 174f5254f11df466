import {
  isWorthRetrying,
  statusForReason,
  type DocumentReasonCode,
  type ExtractionResult,
} from '@gemmavision/domain/documents';
import { appendAuditEvents } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { loadCorrections, writeSummary } from '../documents/corrections/index.ts';
import type { Prisma } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { queueLlmReading } from '../llm/request-reading.ts';
import { addUsage } from '../usage/index.ts';
import { announceEndedDocuments } from '../webhooks/announce.ts';
import { pageRowsOf, summaryOf, tableRowsOf, usageOf } from './result-rows.ts';

/** After so many attempts in a row a document is FAILED instead of being tried again. */
export const maxAttemptsInRow = 3;

interface Attempt {
  id: string;
  teamId: string;
  attempt: number;
}

/** Rows of a page or table are written in portions, so that one statement stays small. */
const rowsPerStatement = 50;

/**
 * Writes the result, the state, what was used and the audit event in one transaction, guarded by the attempt: a worker
 * that lost its lease writes nothing. True when it was written. `readMilliseconds` is the time that the reading took.
 */
export async function saveResult(
  database: Database,
  taken: Attempt,
  result: ExtractionResult,
  readMilliseconds?: number,
): Promise<boolean> {
  return inTeam(
    database,
    taken.teamId,
    async (transaction) => {
      const summary = summaryOf(result);
      if (!(await endAttempt(transaction, taken, { ...summary, status: 'DONE' }, readMilliseconds)))
        return false;
      await replacePages(transaction, taken, result);
      await replaceTables(transaction, taken, result);
      // Those with the same bytes show the same end; their pages and tables are read here.
      await transaction.document.updateMany({
        where: { duplicateOfId: taken.id },
        data: { ...summary, status: 'DONE', reasonCode: null, reasonMessage: null },
      });
      // What people said about the document stands after another reading too.
      const corrections = await loadCorrections(transaction, taken.teamId, taken.id);
      const read = { documentId: taken.id, fields: result.fields };
      if (corrections.length > 0) await writeSummary(transaction, read, corrections);
      await queueLlmReading(transaction, taken);
      await addUsage(transaction, taken.teamId, { ...usageOf(result), readMilliseconds });
      const { attempt } = taken;
      await appendFinished(transaction, taken, {
        status: 'DONE',
        attempt,
        pages: result.pages.length,
        tables: result.tables.length,
      });
      return true;
    },
    { timeout: 60_000 },
  );
}

/**
 * Ends an attempt that brought no result. A reason that may go away leads to another attempt after a pause, up to
 * `maxAttemptsInRow`; any other ends the document as FAILED or REJECTED. The time that it took counts as used.
 */
export async function saveReason(
  database: Database,
  taken: Attempt,
  reason: { code: DocumentReasonCode; message: string },
  readMilliseconds?: number,
): Promise<boolean> {
  return inTeam(database, taken.teamId, async (transaction) => {
    const row = await transaction.document.findUnique({
      where: { id: taken.id },
      select: { attemptsInRow: true },
    });
    if (!row) return false;
    if (isWorthRetrying(reason.code) && row.attemptsInRow < maxAttemptsInRow) {
      const isOurs = await returnToPending(
        transaction,
        taken,
        2 ** row.attemptsInRow * 500 * (0.75 + Math.random() / 2),
      );
      if (isOurs) await addUsage(transaction, taken.teamId, { readMilliseconds });
      return isOurs;
    }
    const end = {
      status: statusForReason(reason.code),
      reasonCode: reason.code,
      reasonMessage: reason.message,
    };
    if (!(await endAttempt(transaction, taken, end, readMilliseconds))) return false;
    await transaction.document.updateMany({ where: { duplicateOfId: taken.id }, data: end });
    await addUsage(transaction, taken.teamId, { readMilliseconds });
    const { attempt } = taken;
    await appendFinished(transaction, taken, { status: end.status, reason: reason.code, attempt });
    return true;
  });
}

/**
 * Gives the document back unread, without counting the attempt against it, to be taken again after a pause: the worker
 * is going away, or cannot get at the file.
 */
export async function releaseDocument(
  database: Database,
  taken: Attempt,
  pauseMilliseconds: number,
): Promise<void> {
  await inTeam(database, taken.teamId, async (transaction) => {
    if (!(await returnToPending(transaction, taken, pauseMilliseconds))) return;
    await transaction.document.updateMany({
      where: { id: taken.id, attempt: taken.attempt },
      data: { attemptsInRow: { decrement: 1 } },
    });
  });
}

async function appendFinished(
  transaction: Transaction,
  { teamId, id }: Attempt,
  details: Prisma.InputJsonObject,
): Promise<void> {
  await announceEndedDocuments(transaction, teamId, [id]);
  await appendAuditEvents(transaction, { teamId, userId: null }, [
    { action: 'document.finished', subject: id, details },
  ]);
}

async function endAttempt(
  transaction: Transaction,
  taken: Attempt,
  data: Prisma.DocumentUncheckedUpdateManyInput,
  readMilliseconds: number | undefined,
): Promise<boolean> {
  const took = readMilliseconds === undefined ? {} : { readMilliseconds: Math.round(readMilliseconds) };
  const { count } = await transaction.document.updateMany({
    where: { id: taken.id, attempt: taken.attempt, status: 'RUNNING' },
    data: { ...data, ...took, leaseOwner: null, leaseExpiresAt: null, progressStage: null },
  });
  if (count === 0) return false;
  // On the database’s clock: the worker’s may be wrong.
  await transaction.$executeRaw`UPDATE "Document" SET "finishedAt" = now() WHERE id = ${taken.id}`;
  return true;
}

async function returnToPending(
  transaction: Transaction,
  taken: Attempt,
  milliseconds: number,
): Promise<boolean> {
  const changed = await transaction.$executeRaw`
    UPDATE "Document" SET status = 'PENDING', "leaseOwner" = NULL, "leaseExpiresAt" = NULL,
      "notBefore" = now() + ${milliseconds} * interval '1 millisecond'
    WHERE id = ${taken.id} AND attempt = ${taken.attempt} AND status = 'RUNNING'`;
  return changed === 1;
}

async function replacePages(
  transaction: Transaction,
  taken: Attempt,
  result: ExtractionResult,
): Promise<void> {
  await transaction.documentPage.deleteMany({ where: { documentId: taken.id } });
  const rows = pageRowsOf(taken, result);
  for (const portion of portions(rows)) await transaction.documentPage.createMany({ data: portion });
}

async function replaceTables(
  transaction: Transaction,
  taken: Attempt,
  result: ExtractionResult,
): Promise<void> {
  await transaction.documentTable.deleteMany({ where: { documentId: taken.id } });
  const rows = tableRowsOf(taken, result);
  for (const portion of portions(rows)) await transaction.documentTable.createMany({ data: portion });
}

function portions<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / rowsPerStatement) }, (_, index) =>
    rows.slice(index * rowsPerStatement, (index + 1) * rowsPerStatement),
  );
}
