import { AppError } from '@gemmavision/domain/errors';
import { isLowered, type Classification } from '@gemmavision/domain/governance';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { lockDocument } from './lock-document.ts';
import { readClassification, storedClassification } from './stored-classification.ts';

interface Wish {
  classification: Classification;
  reason?: string;
}

/**
 * Changes how confidential a document is. Throws not_found; invalid_request where it would become less protected and
 * nobody says why.
 */
export async function classifyDocument(
  database: Database,
  doer: Doer,
  id: string,
  { classification: after, reason }: Wish,
): Promise<void> {
  const { teamId } = doer;
  await inTeam(database, teamId, async (transaction) => {
    const row = await lockDocument(transaction, teamId, id);
    const before = readClassification[row.classification];
    if (before === after) return;
    if (isLowered(before, after) && reason === undefined) {
      throw new AppError(
        'invalid_request',
        `Say why the document is to be ${after} and no longer ${before}.`,
        {
          facts: { before, after },
        },
      );
    }
    const classification = storedClassification[after];
    await transaction.document.update({ where: { id }, data: { classification } });
    const details = { before, after, ...(reason !== undefined && { reason }) };
    await appendAuditEvents(transaction, doer, [{ action: 'document.classified', subject: id, details }]);
  });
}
