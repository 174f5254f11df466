import { AppError } from '@gemmavision/domain/errors';
import type { Batch, BatchState, HourPrice } from '@gemmavision/domain/batches';
import type { Database, Transaction } from '../client.ts';
import { Prisma, type Batch as BatchRow } from '../generated/client.ts';
import { inTeam } from '../in-team.ts';
import { cursorOf, placeOf } from '../portal/cursor.ts';
import { toBatches } from './batch-record.ts';
import { hasUnfinished } from './unfinished.ts';

export interface BatchFilter {
  /** Part of the name, in any case. */
  q?: string;
  state?: BatchState;
  cursor?: string;
  limit: number;
}

/** As batchStateOf of the domain derives them; b is the batch. */
const stateConditions: Record<BatchState, Prisma.Sql> = {
  paused: Prisma.sql`b."pausedAt" IS NOT NULL
    AND ((b."sealedAt" IS NULL AND b."cancelledAt" IS NULL) OR ${hasUnfinished})`,
  reading: Prisma.sql`b."pausedAt" IS NULL AND ${hasUnfinished}`,
  receiving: Prisma.sql`b."pausedAt" IS NULL AND b."sealedAt" IS NULL AND b."cancelledAt" IS NULL
    AND NOT ${hasUnfinished}`,
  cancelled: Prisma.sql`b."cancelledAt" IS NOT NULL AND NOT ${hasUnfinished}`,
  ended: Prisma.sql`b."cancelledAt" IS NULL AND b."sealedAt" IS NOT NULL AND NOT ${hasUnfinished}`,
};

/** A page of the team’s batches, the newest first. `price`: of an hour of reading. */
export async function findBatches(
  database: Database,
  teamId: string,
  filter: BatchFilter,
  price: HourPrice | null,
): Promise<{ items: Batch[]; nextCursor: string | null }> {
  const { q, state, cursor, limit } = filter;
  const conditions = [Prisma.sql`b."teamId" = ${teamId}`];
  if (q) conditions.push(Prisma.sql`b.name ILIKE ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}`);
  if (state) conditions.push(stateConditions[state]);
  if (cursor !== undefined) {
    const { createdAt, id } = placeOf(cursor);
    conditions.push(Prisma.sql`(b."createdAt", b.id) < (${createdAt}, ${id})`);
  }
  return inTeam(database, teamId, async (transaction) => {
    const rows = await transaction.$queryRaw<BatchRow[]>`
      SELECT b.* FROM "Batch" b WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY b."createdAt" DESC, b.id DESC LIMIT ${limit + 1}`;
    return {
      items: await toBatches(transaction, teamId, rows.slice(0, limit), price),
      nextCursor: cursorOf(rows, limit),
    };
  });
}

/** One batch of the team. Throws not_found. */
export async function getBatch(
  database: Database,
  teamId: string,
  id: string,
  price: HourPrice | null,
): Promise<Batch> {
  return inTeam(database, teamId, async (transaction) => {
    const row = await findBatch(transaction, teamId, id);
    const [batch] = await toBatches(transaction, teamId, [row], price);
    if (!batch) throw noSuchBatch();
    return batch;
  });
}

/** The row itself. Throws not_found. */
export async function findBatch(transaction: Transaction, teamId: string, id: string): Promise<BatchRow> {
  const row = await transaction.batch.findFirst({ where: { id, teamId } });
  if (!row) throw noSuchBatch();
  return row;
}

export function noSuchBatch(): AppError {
  return new AppError('not_found', 'There is no such batch in this team.');
}
