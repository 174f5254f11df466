import type { NewBatch } from '@gemmavision/domain/batches';
import { appendAuditEvents, type Doer } from '../audit/index.ts';
import type { Database } from '../client.ts';
import { storedClassification } from '../governance/stored-classification.ts';
import { inTeam } from '../in-team.ts';

/** Makes a batch that documents can come into. Gives its id. */
export async function beginBatch(database: Database, doer: Doer, batch: NewBatch): Promise<string> {
  const { teamId, userId } = doer;
  const { name, classification = null, engine = null, ocrLanguages = null, asksModel = null } = batch;
  return inTeam(database, teamId, async (transaction) => {
    const { id } = await transaction.batch.create({
      data: {
        teamId,
        createdById: userId,
        name,
        classification: classification === null ? null : storedClassification[classification],
        engine,
        ocrLanguages,
        asksModel,
      },
      select: { id: true },
    });
    const details = { classification, engine, ocrLanguages, asksModel };
    await appendAuditEvents(transaction, doer, [{ action: 'batch.begun', subject: id, details }]);
    return id;
  });
}
