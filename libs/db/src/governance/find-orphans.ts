import { asOwner } from '../as-owner.ts';
import type { Database } from '../client.ts';

/** Whose files lie in the storage, as their keys say. */
export interface FileOwner {
  teamId: string;
  documentId: string;
}

/** Those of them without a row. What lies in the trash has one. */
export async function findOrphans(database: Database, owners: readonly FileOwner[]): Promise<FileOwner[]> {
  const rows = await asOwner(
    database,
    (transaction) => transaction.$queryRaw<{ id: string; teamId: string }[]>`
      SELECT id, "teamId" FROM "Document" WHERE id = ANY(${owners.map(({ documentId }) => documentId)})`,
  );
  const known = new Set(rows.map(({ id, teamId }) => `${teamId}/${id}`));
  return owners.filter(({ teamId, documentId }) => !known.has(`${teamId}/${documentId}`));
}

/** Does `work` while no other worker does; false, and nothing done, where one is at it. */
export async function takeSweepTurn(
  database: Database,
  work: () => Promise<void>,
  longestMilliseconds: number,
): Promise<boolean> {
  return database.$transaction(
    async (transaction) => {
      const [turn] = await transaction.$queryRaw<{ isOurs: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtextextended('sweep orphans', 0)) AS "isOurs"`;
      if (turn?.isOurs !== true) return false;
      await work();
      return true;
    },
    { timeout: longestMilliseconds },
  );
}
