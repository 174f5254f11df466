import {
  batchStateOf,
  pagesPerMinute,
  readingCost,
  secondsLeft,
  type Batch,
  type HourPrice,
} from '@gemmavision/domain/batches';
import { ocrEngines } from '@gemmavision/domain/documents';
import type { Transaction } from '../client.ts';
import type { Batch as BatchRow } from '../generated/client.ts';
import { namesOf } from '../governance/names-of.ts';
import { readClassification } from '../governance/stored-classification.ts';
import { countBatches, type BatchCounts } from './count-batches.ts';

/** Rows of a team as the contract shows them, with what their documents say. `price`: of an hour of reading. */
export async function toBatches(
  transaction: Transaction,
  teamId: string,
  rows: readonly BatchRow[],
  price: HourPrice | null,
): Promise<Batch[]> {
  const counts = await countBatches(
    transaction,
    rows.map(({ id }) => id),
  );
  const names = await namesOf(
    transaction,
    rows.map(({ createdById }) => createdById),
  );
  const endpoint = await transaction.llmEndpoint.findUnique({
    where: { teamId },
    select: { currency: true },
  });
  return rows.flatMap((row) => {
    const counted = counts.get(row.id);
    return counted ? [toBatch(row, counted, names, price, endpoint?.currency ?? 'USD')] : [];
  });
}

function toBatch(
  row: BatchRow,
  counts: BatchCounts,
  nameOf: (id: string | null) => string,
  price: HourPrice | null,
  modelCurrency: string,
): Batch {
  const { recent, model, readMilliseconds, ...shown } = counts;
  const { PENDING, QUEUED, RUNNING } = counts.byStatus;
  const unread = PENDING + QUEUED + RUNNING;
  const isUnfinished = unread + counts.waitingCopies + counts.unpacking.archives > 0;
  return {
    id: row.id,
    name: row.name,
    state: batchStateOf({
      isPaused: row.pausedAt !== null,
      isSealed: row.sealedAt !== null,
      isCancelled: row.cancelledAt !== null,
      isUnfinished,
    }),
    classification: row.classification === null ? null : readClassification[row.classification],
    engine: ocrEngines.find((engine) => engine === row.engine) ?? null,
    ocrLanguages: row.ocrLanguages,
    asksModel: row.asksModel,
    createdBy: nameOf(row.createdById),
    createdAt: row.createdAt.toISOString(),
    pausedAt: row.pausedAt?.toISOString() ?? null,
    sealedAt: row.sealedAt?.toISOString() ?? null,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    ...shown,
    pagesPerMinute: pagesPerMinute(recent),
    secondsLeft: row.pausedAt === null ? secondsLeft(unread, recent) : null,
    cost: {
      readMilliseconds,
      reading: readingCost(readMilliseconds, price),
      model: model === null ? null : { currency: modelCurrency, ...model },
    },
  };
}
