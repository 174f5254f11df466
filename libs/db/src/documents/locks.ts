import type { Transaction } from '../client.ts';

/**
 * Two uploads or deletions of the same bytes in a team take turns until the transaction ends. Several contents are
 * locked in one order, so that nobody waits in a circle.
 */
export async function lockContents(
  transaction: Transaction,
  teamId: string,
  contents: readonly string[],
): Promise<void> {
  for (const sha256 of [...new Set(contents)].sort()) {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${teamId}/${sha256}`}, 0))`;
  }
}

/**
 * Waits for a worker that is writing a document’s end, and keeps others from it until the transaction ends. Whoever
 * changes a document and its copies locks the document first, as a worker does; the other way round, two could wait
 * for each other.
 */
export async function lockRow(transaction: Transaction, id: string): Promise<void> {
  await transaction.$executeRaw`SELECT FROM "Document" WHERE id = ${id} FOR UPDATE`;
}
