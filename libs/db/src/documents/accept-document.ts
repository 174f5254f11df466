import type { AcceptedDocument } from '@gemmavision/domain/documents';
import { appendAuditEvent } from '../audit/index.ts';
import type { Database, Transaction } from '../client.ts';
import { copySummary } from './copy-summary.ts';

export interface StoredFile {
  id: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  storageKey: string;
}

/**
 * Makes the row of a file that is safely stored: from here on the document is never lost.
 * The same bytes twice in a team are read once: the second row is DONE at once and points at the first.
 */
export async function acceptDocument(
  database: Database,
  teamId: string,
  uploadedById: string,
  file: StoredFile,
  ipAddress?: string,
): Promise<AcceptedDocument> {
  return database.$transaction(async (transaction) => {
    await lockContent(transaction, teamId, file.sha256);
    const original = await transaction.document.findFirst({
      where: {
        teamId,
        sha256: file.sha256,
        duplicateOfId: null,
        status: { in: ['PENDING', 'QUEUED', 'RUNNING', 'DONE'] },
      },
    });
    const row = await transaction.document.create({
      data: {
        ...file,
        teamId,
        uploadedById,
        ...(original && {
          ...copySummary(original),
          status: 'DONE',
          duplicateOfId: original.id,
          finishedAt: new Date(),
        }),
      },
    });
    await appendAuditEvent(transaction, {
      teamId,
      actorId: uploadedById,
      action: 'document.uploaded',
      subject: row.id,
      details: { sha256: file.sha256, sizeBytes: file.sizeBytes },
      ipAddress,
    });
    return { id: row.id, status: row.status, ...(original && { duplicateOf: original.id }) };
  });
}

/** Two uploads or deletions of the same bytes in a team take turns until the transaction ends. */
export async function lockContent(transaction: Transaction, teamId: string, sha256: string): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${teamId}/${sha256}`}, 0))`;
}
