import { readReferenceData } from '@gemmavision/reference-data';
import type { ReferenceData } from '@gemmavision/reference-data';
import type { Database, Transaction } from '../client.ts';
import { markReferenceChanged } from '../reference/reference-version.ts';
import { writeAccelerators } from './write-accelerators.ts';
import { writeBenchmarks } from './write-benchmarks.ts';
import { writeModels } from './write-models.ts';
import { writeSources } from './write-sources.ts';

/**
 * Loads prisma/reference into the database, unless these very files are already there. One transaction, and only
 * one process at a time: a reader sees the old data or the new, and starting twice does it once.
 */
export async function seedReferenceData(database: Database): Promise<{ changed: boolean }> {
  const data = readReferenceData();
  return database.$transaction(
    async (transaction) => {
      // Any number will do, as long as nobody else locks it.
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(4107303)`;
      if (await isLoaded(transaction, data)) return { changed: false };
      await writeDatasets(transaction, data);
      await writeSources(transaction, data);
      await writeModels(transaction, data);
      await writeBenchmarks(transaction, data);
      await writeAccelerators(transaction, data);
      await markReferenceChanged(transaction);
      return { changed: true };
    },
    { maxWait: 60_000, timeout: 120_000 },
  );
}

async function isLoaded(transaction: Transaction, { datasets }: ReferenceData): Promise<boolean> {
  const rows = await transaction.dataset.findMany({ where: { id: { in: datasets.map(({ id }) => id) } } });
  const loaded = new Map(rows.map((row) => [row.id, row.sha256]));
  return datasets.every(({ id, sha256 }) => loaded.get(id) === sha256);
}

async function writeDatasets(transaction: Transaction, { datasets }: ReferenceData): Promise<void> {
  const loadedAt = new Date();
  for (const { id, title, sha256 } of datasets) {
    await transaction.dataset.upsert({
      where: { id },
      create: { id, title, sha256, loadedAt },
      update: { title, sha256, loadedAt },
    });
  }
}
