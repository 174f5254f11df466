import { AppError } from '@gemmavision/domain/errors';
import type { Database, Transaction } from '../client.ts';
import type { Batch } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { findBatch } from './find-batches.ts';

/**
 * The batch that documents are about to come into. Nobody seals or cancels it until the transaction ends; others may
 * bring documents at the same time. Before the documents are locked, as everywhere. Throws not_found; conflict where it
 * takes no more.
 */
export async function openBatch(transaction: Transaction, teamId: string, id: string): Promise<Batch> {
  await transaction.$executeRaw`SELECT FROM "Batch" WHERE id = ${id} AND "teamId" = ${teamId} FOR SHARE`;
  const row = await findBatch(transaction, teamId, id);
  refuseClosed(row);
  return row;
}

/** Before a file is received for it in vain: throws what openBatch throws. */
export async function checkOpen(database: Database, teamId: string, id: string): Promise<void> {
  refuseClosed(await inTeam(database, teamId, (transaction) => findBatch(transaction, teamId, id)));
}

function refuseClosed({ cancelledAt, sealedAt }: Batch): void {
  if (cancelledAt !== null) {
    throw new AppError('conflict', 'The batch was cancelled: begin another one for more documents.');
  }
  if (sealedAt !== null) {
    throw new AppError('conflict', 'The batch is sealed: begin another one for more documents.');
  }
}
