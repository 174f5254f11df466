import { isTerminal } from '@gemmavision/domain/documents';
import { trashDays } from '@gemmavision/domain/governance';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import type { Document } from '../generated/client.ts';
import { deleteForGood, deletionMilliseconds, type RemoveFiles } from '../governance/delete-for-good.ts';
import { findHeir, handOver } from '../governance/hand-over.ts';
import { lockDocument, refuseHeld } from '../governance/lock-document.ts';
import { seeTrash } from '../governance/see-trash.ts';
import { readClassification } from '../governance/stored-classification.ts';
import { inTeam } from '../in-team.ts';

/**
 * Moves a document to the trash, or deletes it at once where its class allows no trash. Where others in the team have
 * the same bytes, the oldest of them takes over its results, or is read in its place. Throws not_found; conflict under
 * legal hold.
 */
export async function deleteDocument(
  database: Database,
  doer: Doer,
  id: string,
  removeFiles: RemoveFiles,
): Promise<void> {
  const { teamId } = doer;
  await inTeam(
    database,
    teamId,
    async (transaction) => {
      const row = await lockDocument(transaction, teamId, id);
      refuseHeld(row);
      const classification = readClassification[row.classification];
      const rests = trashDays[classification] > 0;
      if (rests) await moveToTrash(transaction, doer, row);
      else await deleteForGood(transaction, row, removeFiles);
      await appendAuditEvents(transaction, doer, [
        { action: rests ? 'document.deleted' : 'document.purged', subject: id, details: { classification } },
      ]);
    },
    { timeout: deletionMilliseconds },
  );
}

/**
 * Deletes a document for good, from the trash or past it. Throws not_found; conflict under legal hold; what the storage
 * throws.
 */
export async function purgeDocument(
  database: Database,
  doer: Doer,
  id: string,
  removeFiles: RemoveFiles,
): Promise<void> {
  const { teamId } = doer;
  await inTeam(
    database,
    teamId,
    async (transaction) => {
      await seeTrash(transaction);
      const row = await lockDocument(transaction, teamId, id);
      refuseHeld(row);
      await deleteForGood(transaction, row, removeFiles);
      const details = { classification: readClassification[row.classification] };
      await appendAuditEvents(transaction, doer, [{ action: 'document.purged', subject: id, details }]);
    },
    { timeout: deletionMilliseconds },
  );
}

async function moveToTrash(transaction: Transaction, { userId }: Doer, row: Document): Promise<void> {
  // Those in the trash are out of sight still: none of them is an heir.
  const heir = await findHeir(transaction, row.id);
  await seeTrash(transaction);
  // Whoever reads it, or a page of it, finds the lease gone and stops.
  const documentId = row.id;
  await transaction.pageReading.deleteMany({ where: { documentId, status: { in: ['PENDING', 'RUNNING'] } } });
  await transaction.llmReading.deleteMany({ where: { documentId, status: { in: ['PENDING', 'RUNNING'] } } });
  if (heir) await handOver(transaction, row, heir.id);
  await transaction.document.update({
    where: { id: row.id },
    data: {
      deletedAt: new Date(),
      deletedById: userId,
      leaseOwner: null,
      leaseExpiresAt: null,
      progressStage: null,
      // Taken out again, it is read from the beginning.
      ...(!heir && !isTerminal(row.status) && { status: 'PENDING' }),
    },
  });
}
