import { mostArchivesListed, type Archive } from '@gemmavision/domain/archives';
import type { Database } from '../../client.ts';
import type { Archive as ArchiveRow } from '../../generated/client.ts';
import { inTeam } from '../../in-team.ts';
import { findBatch } from '../find-batches.ts';

/** The ZIP files that came with a batch, the newest first. Throws not_found. */
export async function listArchives(database: Database, teamId: string, batchId: string): Promise<Archive[]> {
  return inTeam(database, teamId, async (transaction) => {
    await findBatch(transaction, teamId, batchId);
    const rows = await transaction.archive.findMany({
      where: { batchId, teamId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: mostArchivesListed,
    });
    return rows.map(toArchive);
  });
}

/** A row as the contract shows it. */
export function toArchive(row: ArchiveRow): Archive {
  const { id, fileName, sha256, status, reasonCode, reasonMessage, files, unpacked } = row;
  return {
    id,
    fileName,
    sizeBytes: Number(row.sizeBytes),
    sha256,
    status,
    reason: reasonCode === null ? null : { code: reasonCode, message: reasonMessage ?? '' },
    files,
    unpacked,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
