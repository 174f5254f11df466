import type { Transaction } from '../client.ts';
import type { Batch } from '../generated/client.ts';
import { findBatch } from './find-batches.ts';

/**
 * Holds a batch still until the transaction ends: whoever else changes it, and uploads into it, wait. Whoever locks
 * documents too locks the batch first; the other way round, two could wait for each other. Throws not_found.
 */
export async function lockBatch(transaction: Transaction, teamId: string, id: string): Promise<Batch> {
  await transaction.$executeRaw`SELECT FROM "Batch" WHERE id = ${id} AND "teamId" = ${teamId} FOR UPDATE`;
  return findBatch(transaction, teamId, id);
}
