import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../client.ts';

/** What reference data is there, and since when. */
interface ReferenceState {
  /** Null before anything was loaded. */
  changedAt: Date | null;
  datasets: { id: string; title: string; loadedAt: Date }[];
}

/**
 * Call it in the transaction of every change of reference data: from its commit on no process gives an answer again
 * that it kept from before.
 */
export async function markReferenceChanged(transaction: Transaction): Promise<void> {
  const state = { version: randomUUID(), changedAt: new Date() };
  await transaction.referenceVersion.upsert({ where: { id: 1 }, create: { id: 1, ...state }, update: state });
}

/** Has every process drop what it kept, though the data is as it was. */
export async function dropKeptReference(transaction: Transaction): Promise<void> {
  const version = randomUUID();
  await transaction.referenceVersion.upsert({
    where: { id: 1 },
    create: { id: 1, version },
    update: { version },
  });
}

/** Names the present state of reference data; empty before anything was loaded. */
export async function readReferenceVersion(database: Database): Promise<string> {
  const row = await database.referenceVersion.findUnique({ where: { id: 1 }, select: { version: true } });
  return row?.version ?? '';
}

/** The datasets, the latest loaded first. */
export async function readReferenceState(database: Database): Promise<ReferenceState> {
  const [row, datasets] = await Promise.all([
    database.referenceVersion.findUnique({ where: { id: 1 } }),
    database.dataset.findMany({
      select: { id: true, title: true, loadedAt: true },
      orderBy: [{ loadedAt: 'desc' }, { id: 'asc' }],
    }),
  ]);
  const changedAt = [row?.changedAt, datasets[0]?.loadedAt]
    .filter((date) => date !== undefined)
    .reduce<Date | null>((latest, date) => (latest === null || date > latest ? date : latest), null);
  return { changedAt, datasets };
}
