import { AppError } from '@gemmavision/domain/errors';
import { placeCorrections, type CorrectedPart } from '@gemmavision/domain/documents';
import { appendAuditEvents, type Doer } from '../../audit/index.ts';
import type { Database } from '../../client.ts';
import { inTeam } from '../../in-team.ts';
import { changedMeanwhile } from './put-correction.ts';
import { holdReading, partOf } from './reading.ts';
import { writeSummary } from './write-summary.ts';

/** Takes a correction back: what was read stands again. Throws not_found; conflict where it was changed meanwhile. */
export async function deleteCorrection(
  database: Database,
  doer: Doer,
  id: string,
  correctionId: string,
  version: number,
): Promise<CorrectedPart> {
  const { teamId } = doer;
  return inTeam(database, teamId, async (transaction) => {
    const reading = await holdReading(transaction, teamId, id);
    const existing = reading.corrections.find((one) => one.id === correctionId);
    if (existing === undefined) {
      throw new AppError('not_found', 'There is no such correction: it was taken back already.');
    }
    if (existing.version !== version) throw changedMeanwhile(existing);
    await transaction.documentCorrection.delete({ where: { id: correctionId } });
    const left = reading.corrections.filter((one) => one.id !== correctionId);
    await writeSummary(transaction, reading, left);
    await appendAuditEvents(transaction, doer, [
      {
        action: 'document.correction.removed',
        subject: reading.documentId,
        details: { target: existing.target },
      },
    ]);
    const placed = placeCorrections(reading.tables, [existing])[0];
    return partOf(reading, left, placed?.target ?? existing.target);
  });
}
