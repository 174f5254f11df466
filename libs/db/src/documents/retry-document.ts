import { AppError } from '@gemmavision/domain/errors';
import { isTerminal, type OcrOptions } from '@gemmavision/domain/documents';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import { reopenBatchesOf } from '../batches/reopen-batches.ts';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';

/**
 * Asks for the document to be read again. The result there is stays until the new one replaces it.
 * What is left out of the options is as its batch says, or else as the portal does.
 * Throws not_found; conflict while it is being read, or when its content is read under another document.
 */
export async function retryDocument(
  database: Database,
  doer: Doer,
  id: string,
  options: OcrOptions,
): Promise<void> {
  const { teamId } = doer;
  await inTeam(database, teamId, async (transaction) => {
    const row = await transaction.document.findFirst({ where: { id, teamId }, include: { batch: true } });
    if (!row) throw new AppError('not_found', 'There is no such document in this team.');
    if (row.duplicateOfId) {
      throw new AppError('conflict', 'This is a copy of another document: run the analysis there.', {
        facts: { duplicateOf: row.duplicateOfId },
      });
    }
    if (!isTerminal(row.status)) {
      throw new AppError('conflict', 'The document is being read already: wait until it is finished.');
    }
    await reopenBatchesOf(transaction, [id]);
    const { count } = await transaction.document.updateMany({
      where: { id, status: row.status, attempt: row.attempt },
      data: {
        status: 'PENDING',
        reasonCode: null,
        reasonMessage: null,
        attemptsInRow: 0,
        notBefore: null,
        // In line again from now on: it does not wait since it was uploaded.
        queuedAt: new Date(),
        finishedAt: null,
        engine: options.engine ?? row.batch?.engine ?? null,
        ocrLanguages: options.ocrLanguages ?? row.batch?.ocrLanguages ?? null,
        pageSegmentation: options.pageSegmentation ?? null,
      },
    });
    if (count === 0)
      throw new AppError('conflict', 'Somebody else changed the document just now: look again.');
    await appendAuditEvents(transaction, doer, [
      { action: 'document.retried', subject: id, details: { ...options } },
    ]);
  });
}
