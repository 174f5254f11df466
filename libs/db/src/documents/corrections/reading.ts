import { AppError } from '@gemmavision/domain/errors';
import {
  correctTables,
  type CorrectedPart,
  type CorrectionTarget,
  type Fields,
  type StoredCorrection,
  type Table,
} from '@gemmavision/domain/documents';
import { withChecks } from '@gemmavision/extraction/tables';
import type { Transaction } from '../../client.ts';
import { getReadTables } from '../get-result.ts';
import { standingFields, withCorrections, type StandingFields } from '../standing-fields.ts';
import { lockRow } from '../locks.ts';
import { loadCorrections } from './load-corrections.ts';

/** What was read in a document and what people said about it, held still until the transaction ends. */
export interface Reading {
  /** The document that holds the result: itself, or the one with the same bytes. */
  documentId: string;
  /** As they stand without a person. */
  fields: Fields;
  fromModel: StandingFields['fromModel'];
  tables: Table[];
  corrections: StoredCorrection[];
}

/** Locks the document against others who correct it, and against a worker that writes another reading. */
export async function holdReading(transaction: Transaction, teamId: string, id: string): Promise<Reading> {
  const found = await transaction.document.findFirst({
    where: { id, teamId },
    select: { id: true, duplicateOfId: true },
  });
  if (!found) throw new AppError('not_found', 'There is no such document in this team.');
  const documentId = found.duplicateOfId ?? found.id;
  await lockRow(transaction, documentId);
  const read = await transaction.document.findFirst({
    where: { id: documentId, teamId },
    select: { fields: true },
  });
  if (!read) throw new AppError('not_found', 'There is no such document in this team.');
  if (read.fields === null) {
    throw new AppError('conflict', 'The document was not read (yet): there is nothing to correct.');
  }
  return {
    documentId,
    ...(await standingFields(transaction, teamId, { id: documentId, fields: read.fields })),
    tables: await getReadTables(transaction, teamId, documentId),
    corrections: await loadCorrections(transaction, teamId, documentId),
  };
}

/** The part of the result that a correction of this target changes, as it stands now. */
export function partOf(
  { fields, fromModel, tables }: Reading,
  corrections: readonly StoredCorrection[],
  target: CorrectionTarget,
): CorrectedPart {
  if (target.kind === 'field' || target.kind === 'figure')
    return { fields: withCorrections({ fields, fromModel }, corrections) };
  const table = correctTables(tables, corrections, withChecks)[target.table];
  return table === undefined ? {} : { table: { index: target.table, table } };
}
