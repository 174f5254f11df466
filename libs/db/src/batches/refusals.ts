import type { BatchRefusal } from '@gemmavision/domain/batches';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { cursorOf, placeAfter } from '../portal/cursor.ts';
import { findBatch } from './find-batches.ts';

/** A page of the files that came with a batch and became no document, the latest first. Throws not_found. */
export async function findRefusals(
  database: Database,
  teamId: string,
  batchId: string,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<{ items: BatchRefusal[]; nextCursor: string | null }> {
  return inTeam(database, teamId, async (transaction) => {
    await findBatch(transaction, teamId, batchId);
    const rows = await transaction.batchRefusal.findMany({
      where: { AND: [{ batchId, teamId }, cursor === undefined ? {} : placeAfter(cursor)] },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const items = rows.slice(0, limit).map(({ id, fileName, reasonCode, reasonMessage, createdAt }) => ({
      id,
      fileName,
      reason: { code: reasonCode, message: reasonMessage },
      at: createdAt.toISOString(),
    }));
    return { items, nextCursor: cursorOf(rows, limit) };
  });
}
