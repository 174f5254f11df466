import type { DocumentRecord, DocumentStatus } from '@gemmavision/domain/documents';
import type { Database, Transaction } from '../client.ts';
import { recordSelection, toDocumentRecords } from '../documents/document-record.ts';
import { personalAsRead, personalOf, type Personal } from '../documents/get-pii.ts';
import { inTeam } from '../in-team.ts';
import { findBatch } from './find-batches.ts';

/** So many documents in the memory of an export at a time. */
const portion = 100;
const portionMilliseconds = 60_000;

/** A document of a batch with what was read in it. */
export interface BatchResult {
  record: DocumentRecord;
  /** Where it stands; of a copy, where its original does. */
  state: DocumentStatus;
  /** Its key information, and what is personal in it; null where it is not DONE. */
  read: Personal | null;
}

const selection = {
  ...recordSelection,
  fields: true,
  pii: true,
  duplicateOf: { select: { id: true, status: true, fields: true, pii: true } },
} as const;

/**
 * The documents of a batch that are there at the time of asking, the earliest first: a batch of any size takes the
 * memory of a portion, and no transaction waits for a slow reader. Throws not_found before the first.
 */
export async function batchResults(
  database: Database,
  teamId: string,
  batchId: string,
): Promise<AsyncIterable<BatchResult>> {
  const ids = await inTeam(database, teamId, async (transaction) => {
    await findBatch(transaction, teamId, batchId);
    return transaction.document.findMany({
      where: { teamId, batchId },
      select: { id: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
  });
  return results(
    database,
    teamId,
    ids.map(({ id }) => id),
  );
}

async function* results(
  database: Database,
  teamId: string,
  ids: readonly string[],
): AsyncGenerator<BatchResult> {
  for (let done = 0; done < ids.length; done += portion) {
    const some = ids.slice(done, done + portion);
    yield* await inTeam(database, teamId, (transaction) => loadResults(transaction, teamId, some), {
      timeout: portionMilliseconds,
    });
  }
}

/** What was deleted meanwhile is left out. */
async function loadResults(
  transaction: Transaction,
  teamId: string,
  ids: readonly string[],
): Promise<BatchResult[]> {
  const rows = await transaction.document.findMany({
    where: { teamId, id: { in: [...ids] } },
    select: selection,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const records = await toDocumentRecords(transaction, teamId, rows);
  const touched = await findTouched(
    transaction,
    teamId,
    rows.map((row) => row.duplicateOf?.id ?? row.id),
  );
  const found: BatchResult[] = [];
  for (const [index, row] of rows.entries()) {
    const record = records[index];
    if (!record) continue;
    const holder = row.duplicateOf ?? row;
    const state = row.status === 'CANCELLED' ? row.status : holder.status;
    if (state !== 'DONE' || holder.fields === null) found.push({ record, state, read: null });
    else if (!touched.has(holder.id)) found.push({ record, state, read: personalAsRead(holder) });
    else found.push({ record, state, read: await personalOf(transaction, teamId, holder) });
  }
  return found;
}

/** Those of which a person or a model has said something: few, and only they are asked for one by one. */
async function findTouched(
  transaction: Transaction,
  teamId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const where = { teamId, documentId: { in: [...ids] } };
  const select = { documentId: true } as const;
  const corrected = await transaction.documentCorrection.findMany({ where, select });
  const asked = await transaction.llmReading.findMany({ where: { ...where, status: 'DONE' }, select });
  return new Set([...corrected, ...asked].map(({ documentId }) => documentId));
}
