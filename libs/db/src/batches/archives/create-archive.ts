import type { Archive } from '@gemmavision/domain/archives';
import type { Quotas } from '@gemmavision/domain/governance';
import { appendAuditEvents, type Doer } from '../../audit/index.ts';
import type { Database } from '../../client.ts';
import type { StoredFile } from '../../documents/accept-documents.ts';
import { checkQuotas } from '../../governance/check-quotas.ts';
import { inTeam } from '../../in-team.ts';
import { openBatch } from '../open-batch.ts';
import { toArchive } from './archive-record.ts';

/**
 * Makes the row of a ZIP file that is safely stored: from here on it is unpacked, whatever happens.
 * Throws not_found, conflict where the batch takes no more, quota_exceeded.
 */
export async function createArchive(
  database: Database,
  doer: Doer,
  batchId: string,
  file: Omit<StoredFile, 'mediaType' | 'source'>,
  quotas: Quotas,
): Promise<Archive> {
  const { teamId, userId } = doer;
  return inTeam(database, teamId, async (transaction) => {
    await openBatch(transaction, teamId, batchId);
    await checkQuotas(transaction, doer, { documents: 1, bytes: file.sizeBytes }, quotas);
    const row = await transaction.archive.create({
      data: { ...file, batchId, teamId, uploadedById: userId },
    });
    const { sha256, sizeBytes } = file;
    const details = { archive: file.id, sha256, sizeBytes };
    await appendAuditEvents(transaction, doer, [
      { action: 'batch.archiveUploaded', subject: batchId, details },
    ]);
    return toArchive(row);
  });
}
